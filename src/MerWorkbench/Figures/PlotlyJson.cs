using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MerWorkbench.Figures;

/// <summary>Writes figures in plotly's spelling: lower-case names, settings that are not made left out, NaN as null, shortest doubles that read back the same.</summary>
internal static class PlotlyJson
{
    // The default encoder escapes <, > and &, so the text can stand inside a script element.
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = new LowerCase(),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Default,
        Converters = { new JsonStringEnumConverter(new LowerCase()), new GapForNaN() },
    };

    public static string Of(Figure figure) => JsonSerializer.Serialize(
        new Document(figure.Traces, figure.Layout with
        {
            Width = figure.Size.Width.ToPixels(),
            Height = figure.Size.Height.ToPixels(),
            Template = new(figure.Theme.Defaults, TraceDefaults.Of(figure)),
        }),
        Options);

    private sealed record Document(IReadOnlyList<Trace> Data, Layout Layout);

    private sealed class LowerCase : JsonNamingPolicy
    {
        public override string ConvertName(string name) => name.ToLowerInvariant();
    }

    private sealed class GapForNaN : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsNaN(value))
                writer.WriteNullValue();
            else
                writer.WriteNumberValue(value);
        }
    }
}
