using System.Text.Json;
using System.Text.Json.Serialization;
using MerWorkbench.Foundation;

namespace MerWorkbench.Figures;

/// <summary>
/// The values along one axis of a trace: numbers or categories. Arrays of either convert by themselves.
/// A number that is NaN is a gap in the drawing; an infinite one is refused.
/// </summary>
[JsonConverter(typeof(Converter))]
public sealed class PlotValues
{
    private readonly double[]? _numbers;
    private readonly string[]? _categories;

    private PlotValues(double[]? numbers, string[]? categories) => (_numbers, _categories) = (numbers, categories);

    /// <summary>How many values there are.</summary>
    public int Count => _numbers?.Length ?? _categories!.Length;

    /// <summary>Numbers, in order.</summary>
    /// <exception cref="MerException">One is infinite.</exception>
    public static PlotValues Of(IEnumerable<double> numbers)
    {
        double[] copy = [.. numbers];
        int bad = Array.FindIndex(copy, double.IsInfinity);
        return bad < 0
            ? new(copy, null)
            : throw new MerException($"A figure can show finite numbers and gaps (NaN); value {bad} is infinite.");
    }

    /// <summary>Categories, in order.</summary>
    public static PlotValues Of(IEnumerable<string> categories) => new(null, [.. categories]);

    /// <summary>Numbers, in order.</summary>
    public static implicit operator PlotValues(double[] numbers) => Of(numbers);

    /// <summary>Categories, in order.</summary>
    public static implicit operator PlotValues(string[] categories) => Of(categories);

    private sealed class Converter : JsonConverter<PlotValues>
    {
        public override PlotValues Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            throw new NotSupportedException("Figures are written, not read.");

        public override void Write(Utf8JsonWriter writer, PlotValues values, JsonSerializerOptions options)
        {
            if (values._numbers is { } numbers)
                JsonSerializer.Serialize(writer, numbers, options);
            else
                JsonSerializer.Serialize(writer, values._categories, options);
        }
    }
}
