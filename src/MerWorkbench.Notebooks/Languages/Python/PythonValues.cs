using System.Globalization;
using System.Text.Json;
using MerWorkbench.Notebooks.Sharing;

namespace MerWorkbench.Notebooks.Languages.Python;

/// <summary>Values as Python gets and gives them: JSON, with the numbers of arrays as bytes beside it.</summary>
internal static class PythonValues
{
    /// <summary>Writes a value of the form of <see cref="PlainValue"/>.</summary>
    public static void Write(Utf8JsonWriter json, object? plain, MemoryStream blob)
    {
        switch (plain)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case long whole:
                json.WriteNumberValue(whole);
                break;
            case double number when double.IsFinite(number):
                // Written with its point: 1.0 is no integer there.
                string digits = number.ToString("R", CultureInfo.InvariantCulture);
                json.WriteRawValue(digits.AsSpan().ContainsAny(".eE") ? digits : digits + ".0");
                break;
            case double number:
                json.WriteStartObject();
                json.WriteString("$", "float");
                json.WriteString("text", number.ToString(CultureInfo.InvariantCulture));
                json.WriteEndObject();
                break;
            case Array numbers when NumberArray.TypeOf(numbers) is { } type:
                json.WriteStartObject();
                json.WriteString("$", "array");
                json.WriteString("type", type);
                json.WriteStartArray("shape");
                foreach (int length in NumberArray.Shape(numbers))
                    json.WriteNumberValue(length);
                json.WriteEndArray();
                ReadOnlySpan<byte> bytes = NumberArray.Bytes(numbers);
                json.WriteNumber("at", blob.Length);
                json.WriteNumber("bytes", bytes.Length);
                json.WriteEndObject();
                blob.Write(bytes);
                break;
            case List<object?> list:
                json.WriteStartArray();
                foreach (object? item in list)
                    Write(json, item, blob);
                json.WriteEndArray();
                break;
            case Dictionary<string, object?> parts:
                json.WriteStartObject();
                json.WriteString("$", "dict");
                json.WriteStartObject("items");
                foreach (var (name, part) in parts)
                {
                    json.WritePropertyName(name);
                    Write(json, part, blob);
                }
                json.WriteEndObject();
                json.WriteEndObject();
                break;
            default:
                throw new InvalidOperationException($"A {plain.GetType()} is not of the plain form.");
        }
    }

    /// <summary>Reads a value into the form of <see cref="PlainValue"/>.</summary>
    public static object? Read(JsonElement json, byte[] blob)
    {
        if (json.ValueKind == JsonValueKind.Array)
            return json.EnumerateArray().Select(item => Read(item, blob)).ToList();
        if (json.ValueKind != JsonValueKind.Object)
            return JsonValues.Plain(json);
        return json.GetProperty("$").GetString() switch
        {
            "float" => double.Parse(json.GetProperty("text").GetString()!, CultureInfo.InvariantCulture),
            "dict" => json.GetProperty("items").EnumerateObject().ToDictionary(part => part.Name, part => Read(part.Value, blob)),
            _ => NumberArray.Read(json.GetProperty("type").GetString()!, [.. json.GetProperty("shape").EnumerateArray().Select(length => length.GetInt32())],
                blob.AsSpan(json.GetProperty("at").GetInt32(), json.GetProperty("bytes").GetInt32())),
        };
    }
}
