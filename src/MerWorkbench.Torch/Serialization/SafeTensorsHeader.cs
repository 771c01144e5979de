using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Torch;

/// <summary>The header of a safetensors file, checked so that no tensor reaches outside the file or into another.</summary>
internal sealed unsafe class SafeTensorsHeader
{
    // The bound of the format's reference implementation.
    private const long LongestHeader = 100_000_000;

    private static readonly (string Name, ScalarType Type, int Size)[] Types =
    [
        ("F64", ScalarType.Float64, 8), ("F32", ScalarType.Float32, 4), ("F16", ScalarType.Float16, 2), ("BF16", ScalarType.BFloat16, 2),
        ("I64", ScalarType.Int64, 8), ("I32", ScalarType.Int32, 4), ("I16", ScalarType.Int16, 2), ("I8", ScalarType.Int8, 1),
        ("U8", ScalarType.Byte, 1), ("BOOL", ScalarType.Bool, 1), ("C64", ScalarType.ComplexFloat32, 8),
    ];

    private readonly string _path;

    private SafeTensorsHeader(string path) => _path = path;

    internal Dictionary<string, Entry> Entries { get; } = [];

    internal List<string> Names { get; } = [];

    internal Dictionary<string, string> Metadata { get; } = [];

    internal static int SizeOf(ScalarType type) => Types.First(known => known.Type == type).Size;

    /// <summary>Reads and checks. Offsets of the entries count from the start of the file.</summary>
    internal static SafeTensorsHeader Read(string path, byte* start, long length)
    {
        var header = new SafeTensorsHeader(path);
        if (length < 8) throw header.Wrong($"{length} bytes long, too short for a safetensors file");
        var size = BinaryPrimitives.ReadInt64LittleEndian(new ReadOnlySpan<byte>(start, 8));
        if (size is < 2 or > LongestHeader) throw header.Wrong($"the header's length reads {size}, expected 2 to {LongestHeader}; this is no safetensors file, or it is damaged");
        if (size > length - 8) throw header.Wrong($"the header is {size} bytes long, only {length - 8} are there; the file is cut off");
        try
        {
            // Names and texts may be any UTF-8, yet not broken UTF-8: the parser would put replacement characters in silently.
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(start + 8, (int)size);
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 8 });
            header.Read(document.RootElement, 8 + size, length);
        }
        catch (Exception e) when (e is JsonException or DecoderFallbackException)
        {
            throw header.Wrong($"the header is not valid JSON: {e.Message}", e);
        }

        return header;
    }

    /// <summary>The header's bytes, filled up with spaces to a multiple of eight.</summary>
    internal static byte[] Write(IReadOnlyList<KeyValuePair<string, Tensor>> tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (metadata is { Count: > 0 })
            {
                json.WriteStartObject("__metadata__");
                foreach (var (key, value) in metadata.OrderBy(entry => entry.Key, StringComparer.Ordinal)) json.WriteString(key, value);
                json.WriteEndObject();
            }

            long offset = 0;
            foreach (var (name, tensor) in tensors)
            {
                if (name is "" or "__metadata__") throw new ArgumentException($"a tensor cannot be named '{name}'", nameof(tensors));
                var type = Types.FirstOrDefault(known => known.Type == tensor.dtype);
                if (type.Name is null) throw new TorchException($"tensor '{name}': the safetensors format has no element type {tensor.dtype}");
                var end = offset + (tensor.NumberOfElements * type.Size);
                json.WriteStartObject(name);
                json.WriteString("dtype", type.Name);
                json.WriteStartArray("shape");
                foreach (var dimension in tensor.shape) json.WriteNumberValue(dimension);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(offset);
                json.WriteNumberValue(end);
                json.WriteEndArray();
                json.WriteEndObject();
                offset = end;
            }

            json.WriteEndObject();
        }

        while (buffer.Length % 8 != 0) buffer.WriteByte((byte)' ');
        return buffer.ToArray();
    }

    private void Read(JsonElement root, long dataStart, long fileLength)
    {
        if (root.ValueKind != JsonValueKind.Object) throw Wrong($"the header is a JSON {root.ValueKind}, expected an object");
        foreach (var property in root.EnumerateObject())
        {
            if (property.Name == "__metadata__") ReadMetadata(property.Value);
            else ReadEntry(property.Name, property.Value, dataStart, fileLength);
        }

        CheckPlaces(dataStart, fileLength);
    }

    private void ReadMetadata(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object) throw Wrong("__metadata__ is not an object");
        foreach (var property in element.EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.String) throw Wrong($"__metadata__ '{property.Name}' is not a text");
            Metadata[property.Name] = property.Value.GetString()!;
        }
    }

    private void ReadEntry(string name, JsonElement element, long dataStart, long fileLength)
    {
        if (element.ValueKind != JsonValueKind.Object) throw Wrong($"tensor '{name}' is not described by an object");
        string? dtype = null;
        long[]? shape = null;
        long[]? offsets = null;
        foreach (var property in element.EnumerateObject())
        {
            switch (property.Name)
            {
                case "dtype" when property.Value.ValueKind == JsonValueKind.String: dtype = property.Value.GetString(); break;
                case "shape": shape = Numbers(name, property); break;
                case "data_offsets": offsets = Numbers(name, property); break;
                default: throw Wrong($"tensor '{name}' has an unknown or wrong property '{property.Name}'");
            }
        }

        if (dtype is null || shape is null || offsets is not { Length: 2 }) throw Wrong($"tensor '{name}' lacks dtype, shape or two data_offsets");
        var type = Types.FirstOrDefault(known => known.Name == dtype);
        if (type.Name is null) throw Wrong($"tensor '{name}' has the element type '{dtype}', expected one of {string.Join(", ", Types.Select(known => known.Name))}");
        if (shape.Length > 64) throw Wrong($"tensor '{name}' has {shape.Length} dimensions");
        long bytes = type.Size;
        try
        {
            // Lengths are multiplied without the zeros as well: a shape that overflows is nonsense even where it is empty.
            foreach (var dimension in shape) bytes = checked(bytes * Math.Max(1, dimension));
        }
        catch (OverflowException)
        {
            throw Wrong($"tensor '{name}' has the shape {Tensor.ShapeText(shape)}, more than memory can hold");
        }

        if (shape.Contains(0)) bytes = 0;
        var room = fileLength - dataStart;
        if (offsets[0] > offsets[1] || offsets[1] > room) throw Wrong($"tensor '{name}' lies at bytes {offsets[0]} to {offsets[1]}, the file has {room} of numbers; it is cut off or damaged");
        if (offsets[1] - offsets[0] != bytes) throw Wrong($"tensor '{name}' of {dtype} {Tensor.ShapeText(shape)} needs {bytes} bytes, its place holds {offsets[1] - offsets[0]}");
        Entries.Add(name, new Entry(type.Type, shape, dataStart + offsets[0], dataStart + offsets[1]));
        Names.Add(name);
    }

    private long[] Numbers(string name, JsonProperty property)
    {
        if (property.Value.ValueKind != JsonValueKind.Array) throw Wrong($"tensor '{name}': {property.Name} is not a list");
        return [.. property.Value.EnumerateArray().Select(item =>
            item.ValueKind == JsonValueKind.Number && item.TryGetInt64(out var number) && number >= 0 ? number : throw Wrong($"tensor '{name}': {property.Name} holds {item.GetRawText()}, expected whole numbers from 0 up"))];
    }

    // The numbers of a sound file lie one behind another, without overlap, gap or rest.
    private void CheckPlaces(long dataStart, long fileLength)
    {
        var next = dataStart;
        foreach (var (name, entry) in Entries.OrderBy(entry => entry.Value.Begin).ThenBy(entry => entry.Value.End))
        {
            if (entry.Begin < next) throw Wrong($"tensor '{name}' overlaps another");
            if (entry.Begin > next) throw Wrong($"{entry.Begin - next} bytes before tensor '{name}' belong to no tensor");
            next = entry.End;
        }

        if (next != fileLength) throw Wrong($"{fileLength - next} bytes at the end belong to no tensor");
    }

    private TorchException Wrong(string what, Exception? cause = null) => cause is null ? new($"{_path}: {what}") : new($"{_path}: {what}", cause);

    internal sealed record Entry(ScalarType Type, long[] Shape, long Begin, long End);
}
