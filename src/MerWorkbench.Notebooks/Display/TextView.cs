using System.Collections;
using System.Globalization;
using System.Text;
using MerWorkbench.Torch;

namespace MerWorkbench.Notebooks.Display;

/// <summary>Values as plain text. Numbers and dates are written the same way everywhere, whatever the machine's language.</summary>
internal static class TextView
{
    private const int MostItems = 100, MostNested = 10, MostDepth = 3, MostCell = 60;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(char)] = "char",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
    };

    /// <summary>The value as text, of as many lines as it needs.</summary>
    public static string Of(object? value) =>
        value is null ? "null"
        : FormatterConvention.TryText(value) is { } own ? own
        : WithoutOwnText(value);

    /// <summary>The same for a value whose type has formatters, but none for text.</summary>
    public static string WithoutOwnText(object value) => Table.TryOf(value) is { } table ? Lines(table) : Inline(value, 0);

    /// <summary>The value in one line, short enough for a cell of a table.</summary>
    public static string Short(object? value)
    {
        if (ReferenceEquals(value, Table.Nothing))
            return "";
        string text = Inline(value, MostDepth - 1).ReplaceLineEndings(" ");
        return text.Length <= MostCell ? text : string.Concat(text.AsSpan(0, MostCell - 1), "…");
    }

    /// <summary>A type as C# writes it.</summary>
    public static string NameOf(Type type)
    {
        if (Keywords.TryGetValue(type, out string? word))
            return word;
        if (type.IsArray)
            return $"{NameOf(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return $"{NameOf(inner)}?";
        string name = type.Name.Contains("AnonymousType", StringComparison.Ordinal) ? "" : type.Name.Split('`')[0];
        return type.IsGenericType && name.Length > 0 ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>" : name;
    }

    /// <summary>Whether the value is a number, to be written flush right.</summary>
    public static bool IsNumber(object? value) => value is sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal or Half;

    private static string Inline(object? value, int depth)
    {
        switch (value)
        {
            case null: return "null";
            case string text: return text;
            case DateTime time: return time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);
            case DateTimeOffset time: return time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);
            case DateOnly date: return date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            case TimeOnly time: return time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);
            case Type type: return NameOf(type);
            case Exception e: return $"{e.GetType().Name}: {e.Message}";
            case Task task: return $"{NameOf(task.GetType())}, not awaited: write 'await' before it to see its value";
            case Delegate function: return NameOf(function.GetType());
            case torch.Tensor tensor: return tensor.IsInvalid || depth > 0 ? tensor.ToString() : tensor.ToString(withData: true);
        }
        if (depth > 0 && FormatterConvention.TryText(value) is { } own)
            return own;
        if (value is not IEnumerable || Members.HasOwnText(value.GetType()))
            return Members.IsRecord(value) ? Record(value, depth)
                : value is IFormattable number ? number.ToString(null, CultureInfo.InvariantCulture)
                : Members.HasOwnText(value.GetType()) ? value.ToString() ?? ""
                : NameOf(value.GetType());
        return value is Array { Rank: > 1 } grid ? Grid(grid) : List((IEnumerable)value, depth);
    }

    private static string Record(object value, int depth)
    {
        string name = value is System.Runtime.CompilerServices.ITuple ? "" : NameOf(value.GetType());
        if (depth >= MostDepth)
            return name.Length > 0 ? name : "{ … }";
        var parts = Table.Properties(value).Select(part => $"{part.Key} = {Inline(part.Value, depth + 1)}");
        return value is System.Runtime.CompilerServices.ITuple tuple
            ? $"({string.Join(", ", Enumerable.Range(0, tuple.Length).Select(i => Inline(tuple[i], depth + 1)))})"
            : $"{(name.Length > 0 ? name + " " : "")}{{ {string.Join(", ", parts)} }}";
    }

    private static string List(IEnumerable sequence, int depth)
    {
        if (depth >= MostDepth)
            return NameOf(sequence.GetType());
        var (items, total) = Table.First(sequence, depth == 0 ? MostItems : MostNested);
        var text = new StringBuilder("[").AppendJoin(", ", items.Select(item => Inline(item, depth + 1)));
        if (total != items.Count)
            text.Append(total is { } known
                ? string.Create(CultureInfo.InvariantCulture, $", … ({known} in all)")
                : ", … (and more)");
        return text.Append(']').ToString();
    }

    private static string Grid(Array grid)
    {
        string shape = string.Join('x', Enumerable.Range(0, grid.Rank).Select(grid.GetLength));
        return $"{NameOf(grid.GetType().GetElementType()!)} [{shape}]: {List(grid, 0)}";
    }

    /// <summary>A table with its columns under each other.</summary>
    private static string Lines(Table table)
    {
        string[][] cells = [.. table.Rows.Select(row => row.Select(Short).ToArray())];
        int[] widths = [.. table.Columns.Select((name, c) => cells.Select(row => row[c].Length).Append(name.Length).Max())];
        bool[] right = [.. table.Columns.Select((_, c) => table.Rows.Any(row => IsNumber(row[c])))];
        var text = new StringBuilder();
        Line([.. table.Columns]);
        Line([.. widths.Select(width => new string('-', width))]);
        foreach (string[] row in cells)
            Line(row);
        if (table.Note is { } note)
            text.Append('(').Append(note).Append(")\n");
        return text.ToString(0, text.Length - 1);

        void Line(string[] row) => text
            .Append(string.Join("  ", row.Select((cell, c) => right[c] ? cell.PadLeft(widths[c]) : cell.PadRight(widths[c]))).TrimEnd())
            .Append('\n');
    }
}
