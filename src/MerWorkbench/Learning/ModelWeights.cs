using MerWorkbench.Foundation;
using static MerWorkbench.Torch.torch;
using static MerWorkbench.Torch.torch.nn;

namespace MerWorkbench.Learning;

/// <summary>The weights of a network, its parameters and its buffers, copied out and put back.</summary>
internal static class ModelWeights
{
    /// <summary>The names of the moments that a network's inputs are standardised by.</summary>
    public const string MeanName = "input.mean", DeviationName = "input.deviation";

    /// <summary>Copies the weights out.</summary>
    public static IReadOnlyList<NamedWeights> Of(Module model)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        return [.. model.state_dict().Select(weight =>
            new NamedWeights(weight.Key, weight.Value.shape, weight.Value.detach().to(ScalarType.Float32).cpu().contiguous().data<float>().ToArray()))];
    }

    /// <summary>Copies the weights out, with the moments of the inputs.</summary>
    public static IReadOnlyList<NamedWeights> Of(Module model, Standardizer scale) =>
    [
        .. Of(model),
        new(MeanName, [scale.Means.Length], [.. scale.Means.Select(value => (float)value)]),
        new(DeviationName, [scale.Deviations.Length], [.. scale.Deviations.Select(value => (float)value)]),
    ];

    /// <summary>Puts weights of <see cref="Of(Module)"/> back.</summary>
    public static void Restore(Module model, IReadOnlyList<NamedWeights> weights)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        foreach (var ((_, value), weight) in model.state_dict().Zip(weights))
            value.copy_(tensor(weight.Values, [.. weight.Shape]));
    }

    /// <summary>Puts weights that a run kept into a new network, by their names, and has it evaluate.</summary>
    /// <param name="model">The network; disposed of where the weights are not its own.</param>
    /// <param name="weights">The weights, all of them.</param>
    /// <param name="remedy">What to do where they are not the network's.</param>
    /// <param name="where">Where they were read, or null.</param>
    /// <exception cref="MerException">A weight is missing, too many or of another shape.</exception>
    public static void Load(Module model, IEnumerable<NamedWeights> weights, string remedy, string? where = null)
    {
        try
        {
            using var scope = NewDisposeScope();
            model.load_state_dict(weights.ToDictionary(weight => weight.Name, weight => tensor(weight.Values, [.. weight.Shape])));
        }
        catch (Torch.TorchException e)
        {
            model.Dispose();
            throw new MerException($"The weights are not those of this network: {e.Message}", where, remedy, e);
        }
        model.eval();
    }
}
