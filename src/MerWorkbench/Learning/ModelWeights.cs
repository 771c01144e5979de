using static MerWorkbench.Torch.torch;
using static MerWorkbench.Torch.torch.nn;

namespace MerWorkbench.Learning;

/// <summary>The weights of a network, its parameters and its buffers, copied out and put back.</summary>
internal static class ModelWeights
{
    /// <summary>Copies the weights out.</summary>
    public static IReadOnlyList<NamedWeights> Of(Module model)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        return [.. model.state_dict().Select(weight =>
            new NamedWeights(weight.Key, weight.Value.shape, weight.Value.detach().to(ScalarType.Float32).cpu().contiguous().data<float>().ToArray()))];
    }

    /// <summary>Puts weights of <see cref="Of"/> back.</summary>
    public static void Restore(Module model, IReadOnlyList<NamedWeights> weights)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        foreach (var ((_, value), weight) in model.state_dict().Zip(weights))
            value.copy_(tensor(weight.Values, [.. weight.Shape]));
    }
}
