using System.Collections;
using MerWorkbench.Notebooks.Engine;

namespace MerWorkbench.Notebooks.Display;

/// <summary>A sequence as a table: a row for each of the first items, a column for each thing they consist of.</summary>
/// <param name="Columns">The columns' names, from the left.</param>
/// <param name="Rows">The rows, each as long as <paramref name="Columns"/>.</param>
/// <param name="Total">How many items there are; null where there are more than are shown and only going through them all would tell.</param>
internal sealed record Table(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows, int? Total)
{
    /// <summary>How many rows are shown.</summary>
    public const int MostRows = 100;

    /// <summary>How many columns are shown.</summary>
    public const int MostColumns = 40;

    /// <summary>What stands in a row that lacks a column: nothing, which is not null.</summary>
    public static readonly object Nothing = new();

    /// <summary>The sentence below a table that is cut; null where all is shown.</summary>
    public string? Note => Total == Rows.Count ? null
        : Total is { } total ? FormattableString.Invariant($"{Rows.Count} of {total} rows")
        : FormattableString.Invariant($"the first {Rows.Count} rows; there are more");

    /// <summary>The table of a sequence, or null where its items do not consist of anything: numbers, texts.</summary>
    public static Table? TryOf(object value)
    {
        if (value is string or not IEnumerable || Members.HasOwnText(value.GetType()))
            return null;
        var items = (IEnumerable)value;
        if (value is IDictionary pairs)
            return Of([.. First(pairs.Keys).Items.Select(key => (KeyValuePair<string, object?>[])[new("Key", key), new("Value", pairs[key!])])], pairs.Count);
        var (first, total) = First(items);
        if (first.Count == 0 || !first.All(item => item is not null && IsRow(item)))
            return null;
        return Of([.. first.Select(item => RowOf(item!).ToArray())], total);
    }

    /// <summary>The table of one value: a row for each thing it consists of.</summary>
    public static IReadOnlyList<KeyValuePair<string, object?>> Properties(object value) =>
        [.. Members.Of(value.GetType()).Select(member => new KeyValuePair<string, object?>(member.Name, Members.Read(member.Get, value)))];

    /// <summary>The first items of a sequence, and how many there are where that is known.</summary>
    public static (List<object?> Items, int? Total) First(IEnumerable sequence, int most = MostRows)
    {
        var items = new List<object?>();
        bool more = false;
        foreach (object? item in sequence)
        {
            CellContext.Current?.Token.ThrowIfCancellationRequested();
            if (more = items.Count == most)
                break;
            items.Add(item);
        }
        return (items, more ? Count(sequence) : items.Count);
    }

    private static int? Count(IEnumerable sequence) =>
        sequence is ICollection { Count: var count } ? count
        : sequence.GetType().GetInterfaces().FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IReadOnlyCollection<>)) is { } known
            ? (int)known.GetProperty("Count")!.GetValue(sequence)!
            : sequence is IEnumerable<object> objects && objects.TryGetNonEnumeratedCount(out int said) ? said
            : null;

    private static bool IsRow(object item) => item is IDictionary || IsNamed(item) || FormatterConvention.HasRow(item.GetType()) || Members.IsRecord(item);

    private static bool IsNamed(object item) => item is IEnumerable<KeyValuePair<string, object?>> or IEnumerable<KeyValuePair<string, string>> or IEnumerable<KeyValuePair<string, double>>;

    private static IEnumerable<KeyValuePair<string, object?>> RowOf(object item) => item switch
    {
        IDictionary pairs => pairs.Keys.Cast<object>().Select(key => new KeyValuePair<string, object?>(TextView.Of(key), pairs[key])),
        IEnumerable<KeyValuePair<string, object?>> named => named,
        IEnumerable<KeyValuePair<string, string>> texts => texts.Select(pair => new KeyValuePair<string, object?>(pair.Key, pair.Value)),
        IEnumerable<KeyValuePair<string, double>> numbers => numbers.Select(pair => new KeyValuePair<string, object?>(pair.Key, pair.Value)),
        _ => FormatterConvention.TryRow(item) ?? Properties(item),
    };

    private static Table Of(KeyValuePair<string, object?>[][] rows, int? total)
    {
        string[] columns = [.. rows.SelectMany(row => row.Select(cell => cell.Key)).Distinct().Take(MostColumns)];
        return new(columns, [.. rows.Select(row =>
        {
            var cells = new Dictionary<string, object?>(row.DistinctBy(cell => cell.Key));
            return (IReadOnlyList<object?>)[.. columns.Select(column => cells.TryGetValue(column, out object? cell) ? cell : Nothing)];
        })], total);
    }
}
