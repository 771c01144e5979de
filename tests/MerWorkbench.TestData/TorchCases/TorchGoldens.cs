using System.Buffers.Binary;
using System.Text.Json;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.TestData.TorchCases;

/// <summary>Cases and their tensors, as the script <c>torch/make_goldens.py</c> wrote them.</summary>
public sealed class TorchGoldens
{
    private static readonly JsonSerializerOptions SnakeCase = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
    private readonly Dictionary<string, (string Type, long[] Shape, Range Bytes)> _entries = [];
    private readonly byte[] _data;

    private TorchGoldens(byte[] json, byte[] tensors)
    {
        using var document = JsonDocument.Parse(json);
        Steps = document.RootElement.GetProperty("steps").GetInt32();
        Cases = document.RootElement.GetProperty("cases").Deserialize<TorchCase[]>(SnakeCase)!;

        // Read here by hand, so that a fault of the library's own reader cannot hide one of a layer.
        var length = (int)BinaryPrimitives.ReadInt64LittleEndian(tensors);
        _data = tensors[(8 + length)..];
        using var header = JsonDocument.Parse(tensors.AsMemory(8, length));
        foreach (var entry in header.RootElement.EnumerateObject())
        {
            var offsets = entry.Value.GetProperty("data_offsets").Deserialize<int[]>()!;
            _entries[entry.Name] = (entry.Value.GetProperty("dtype").GetString()!, entry.Value.GetProperty("shape").Deserialize<long[]>()!, offsets[0]..offsets[1]);
        }
    }

    /// <summary>Those that are kept with the tests.</summary>
    public static TorchGoldens Stored { get; } = new(Golden.Bytes("torch/nn.json"), Golden.Bytes("torch/nn.safetensors"));

    /// <summary>How many training steps a case makes.</summary>
    public int Steps { get; }

    /// <summary>The cases, in the order of the file.</summary>
    public IReadOnlyList<TorchCase> Cases { get; }

    /// <summary>Those in a folder, freshly made.</summary>
    public static TorchGoldens In(string folder) =>
        new(File.ReadAllBytes(Path.Combine(folder, "nn.json")), File.ReadAllBytes(Path.Combine(folder, "nn.safetensors")));

    /// <summary>True where a case has such a tensor.</summary>
    public bool Has(TorchCase item, string what) => _entries.ContainsKey($"{item.Name}/{what}");

    /// <summary>What a case keeps under a prefix: <c>init/</c> gives the names behind it.</summary>
    public IEnumerable<string> Names(TorchCase item, string prefix) =>
        _entries.Keys.Where(name => name.StartsWith($"{item.Name}/{prefix}", StringComparison.Ordinal)).Select(name => name[(item.Name.Length + 1)..]);

    /// <summary>A tensor of a case, new each time.</summary>
    public Tensor Tensor(TorchCase item, string what) => Tensor($"{item.Name}/{what}");

    /// <summary>A tensor by its full name, new each time.</summary>
    public Tensor Tensor(string name)
    {
        var (type, shape, range) = _entries[name];
        var bytes = _data.AsSpan(range);
        var result = empty(shape, type switch
        {
            "F32" => ScalarType.Float32,
            "F64" => ScalarType.Float64,
            "I64" => ScalarType.Int64,
            "BOOL" => ScalarType.Bool,
            _ => throw new NotSupportedException($"'{name}' is of type {type}."),
        });
        bytes.CopyTo(result.bytes);
        return result;
    }
}
