using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Reflection;
using MerWorkbench.Notebooks.Display;
using MerWorkbench.Notebooks.Engine;

namespace MerWorkbench.Notebooks.Sharing;

/// <summary>
/// The form in which values leave .NET: null, <see cref="bool"/>, <see cref="long"/>, <see cref="double"/>, <see cref="string"/>, arrays of numbers
/// of any rank as they are (never copied here), lists (<see cref="List{T}"/> of object) and dictionaries by name. A table is a list of dictionaries.
/// </summary>
internal static class PlainValue
{
    private const int Deepest = 32;

    /// <summary>A value in that form. Records become dictionaries, units and enumerations numbers and names, what has no parts its text.</summary>
    /// <exception cref="CellException">The value holds itself, or is nested too deeply.</exception>
    public static object? Of(object? value) => Of(value, 0);

    /// <summary>The rows of a table, or null where the value is none.</summary>
    public static IReadOnlyList<Dictionary<string, object?>>? Table(object? value) =>
        Of(value) is List<object?> { Count: > 0 } items && items.All(item => item is Dictionary<string, object?>)
            ? [.. items.Cast<Dictionary<string, object?>>()]
            : null;

    /// <summary>Whether a value is an array of numbers, which goes to other languages as its bytes.</summary>
    public static bool IsNumbers(object? value) => value is Array array && NumberArray.TypeOf(array) is not null;

    /// <summary>A value in the types that C# handles best: lists of one kind as arrays, tables as lists of dictionaries.</summary>
    public static object? Typed(object? plain) => plain switch
    {
        List<object?> { Count: > 0 } list when list.All(item => item is string) => list.Cast<string>().ToArray(),
        List<object?> { Count: > 0 } list when list.All(item => item is bool) => list.Cast<bool>().ToArray(),
        List<object?> { Count: > 0 } list when list.All(item => item is Dictionary<string, object?>) =>
            list.Select(item => (Dictionary<string, object?>)Typed(item)!).ToList(),
        List<object?> { Count: > 0 } list when list.All(item => item is long) =>
            list.All(item => (long)item! is >= int.MinValue and <= int.MaxValue) ? list.Select(item => (int)(long)item!).ToArray() : list.Cast<long>().ToArray(),
        List<object?> { Count: > 0 } list when list.All(item => item is long or double) => list.Select(item => Convert.ToDouble(item, CultureInfo.InvariantCulture)).ToArray(),
        List<object?> list => list.Select(Typed).ToArray(),
        Dictionary<string, object?> parts => parts.ToDictionary(part => part.Key, part => Typed(part.Value)),
        long whole and >= int.MinValue and <= int.MaxValue => (int)whole,
        _ => plain,
    };

    private static object? Of(object? value, int depth)
    {
        if (depth > Deepest)
            throw new CellException("NotShareable", $"The value is nested more than {Deepest} deep, or holds itself: it cannot be shared.");
        switch (value)
        {
            case null or bool or string or double or long:
                return value;
            case float number:
                return (double)number;
            case Half or decimal:
                return Convert.ToDouble(value, CultureInfo.InvariantCulture);
            case sbyte or byte or short or ushort or int or uint:
                return Convert.ToInt64(value, CultureInfo.InvariantCulture);
            case ulong or BigInteger:
                return long.TryParse(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture, out long whole)
                    ? whole
                    : throw new CellException("NotShareable", $"{value} is beyond 64 bits: it cannot be shared.");
            case DateTime time:
                return time.ToString("O", CultureInfo.InvariantCulture);
            case DateTimeOffset time:
                return time.ToString("O", CultureInfo.InvariantCulture);
            case Array array when IsNumbers(array):
                return array;
            case IDictionary pairs:
                return pairs.Keys.Cast<object>().ToDictionary(TextOf, key => Of(pairs[key], depth + 1));
            case IEnumerable<KeyValuePair<string, object?>> named:
                return named.ToDictionary(pair => pair.Key, pair => Of(pair.Value, depth + 1));
            case IEnumerable many when !Members.HasOwnText(value.GetType()):
                return many.Cast<object?>().Select(item => Of(item, depth + 1)).ToList();
        }
        if (FormatterConvention.TryRow(value) is { } row)
            return row.ToDictionary(pair => pair.Key, pair => Of(pair.Value, depth + 1));
        if (UnitValue(value) is { } number1)
            return number1;
        if (Members.IsRecord(value))
            return Display.Table.Properties(value).ToDictionary(pair => pair.Key, pair => Of(pair.Value, depth + 1));
        return TextOf(value);
    }

    // A struct around one number is a unit: Seconds, Hertz.
    private static object? UnitValue(object value)
    {
        Type type = value.GetType();
        if (!type.IsValueType || type.IsPrimitive || type.IsEnum)
            return null;
        PropertyInfo[] own = [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite && p.GetIndexParameters().Length == 0)];
        return own is [{ } only] && (only.PropertyType == typeof(double) || only.PropertyType == typeof(int)) ? Of(only.GetValue(value), 0) : null;
    }

    private static string TextOf(object value) => value is IFormattable formattable ? formattable.ToString(null, CultureInfo.InvariantCulture) : value.ToString() ?? "";
}
