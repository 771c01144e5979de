using MerWorkbench.Foundation;
using MerWorkbench.Torch;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Lyrics.Bert;

/// <summary>Gives a network its weights by the names that Hugging Face's files have.</summary>
/// <param name="name">The name, without the prefix <c>bert.</c>: <c>encoder.layer.0.output.dense.weight</c>.</param>
/// <param name="shape">The shape it must have.</param>
internal delegate Tensor BertWeights(string name, long[] shape);

/// <summary>Where weights come from.</summary>
internal static class BertWeightSources
{
    private const string Prefix = "bert.";

    private static readonly (string Now, string Once)[] Renamed = [("LayerNorm.weight", "LayerNorm.gamma"), ("LayerNorm.bias", "LayerNorm.beta")];

    /// <summary>Weights of a file, with or without the prefix <c>bert.</c>, LayerNorm's under their present or former names.</summary>
    /// <remarks>A float32 tensor is the file's own pages. Each shape is checked before it is used, so that no memory is taken for what is not there.</remarks>
    public static BertWeights Of(SafeTensorsFile file)
    {
        var names = file.Names.ToHashSet(StringComparer.Ordinal);
        return (name, shape) =>
        {
            string former = Renamed.FirstOrDefault(pair => name.EndsWith(pair.Now, StringComparison.Ordinal)) is (string now, string once) ? name[..^now.Length] + once : name;
            string found = ((string[])[Prefix + name, name, Prefix + former, former]).FirstOrDefault(names.Contains)
                ?? throw new MerException($"There is no tensor '{name}', with or without '{Prefix}' before it.", file.Path, "Is this the model.safetensors of a BERT encoder, and does config.json belong to it?");
            Tensor tensor = file[found];
            if (!tensor.shape.AsSpan().SequenceEqual(shape))
                throw new MerException($"The tensor '{found}' has the wrong shape: expected [{Text(shape)}] by config.json, got [{Text(tensor.shape)}].", file.Path, "Take config.json and model.safetensors from one model.");
            if (!tensor.is_floating_point())
                throw new MerException($"The tensor '{found}' is of type {tensor.dtype}; expected floating point.", file.Path);
            return tensor.dtype == ScalarType.Float32 ? tensor : tensor.to(ScalarType.Float32);
        };
    }

    /// <summary>Random weights as BERT begins with: normal with deviation 0.02, no bias, LayerNorm as if it were not there.</summary>
    public static BertWeights Random(int seed) => (name, shape) =>
    {
        if (name.EndsWith(".bias", StringComparison.Ordinal))
            return zeros(shape);
        if (name.EndsWith("LayerNorm.weight", StringComparison.Ordinal))
            return ones(shape);
        var random = new StableRandom(seed, $"bert/{name}");
        var values = new float[shape.Aggregate(1L, (product, size) => product * size)];
        foreach (ref float value in values.AsSpan())
            value = (float)(0.02 * random.NextNormal());
        return tensor(values, shape);
    };

    private static string Text(long[] shape) => string.Join(", ", shape.Select(size => FormattableString.Invariant($"{size}")));
}
