using MerWorkbench.Learning;
using MerWorkbench.Torch;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Experiments;

/// <summary>Fitted parameters as safetensors files.</summary>
internal static class WeightFiles
{
    /// <summary>Writes parameters, atomically.</summary>
    public static void Write(string path, IReadOnlyList<NamedWeights> weights)
    {
        using var scope = NewDisposeScope();
        SafeTensors.Save(path, weights.ToDictionary(weight => weight.Name, weight => tensor(weight.Values, [.. weight.Shape])));
    }

    /// <summary>Reads all parameters of a file.</summary>
    public static IReadOnlyList<NamedWeights> Read(string path)
    {
        using var scope = NewDisposeScope();
        return [.. SafeTensors.Load(path).OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => new NamedWeights(pair.Key, pair.Value.shape, pair.Value.data<float>().ToArray()))];
    }
}
