using MerWorkbench.Foundation;
using MerWorkbench.Torch;
using MerWorkbench.Torch.Modules;
using static MerWorkbench.Torch.torch;
using static MerWorkbench.Torch.torch.nn;

namespace MerWorkbench.Models;

/// <summary>
/// A linear layer whose every output is the greatest of several linear pieces (Goodfellow et al. 2013): a convex function of
/// the input, learned without an activation.
/// </summary>
/// <remarks>Input <c>[..., features]</c>, output <c>[..., outputs]</c>; output i is the maximum of rows i x pieces to (i + 1) x pieces - 1 of the linear layer.</remarks>
public sealed class Maxout : Module<Tensor, Tensor>
{
    private readonly Linear linear;
    private readonly long outputs, pieces;

    /// <summary>Builds the layer; the weights come from torch's random generator.</summary>
    /// <param name="features">Size of the last axis in.</param>
    /// <param name="outputs">Size of the last axis out.</param>
    /// <param name="pieces">Linear pieces an output; default 4, as Keras' layer of this name had.</param>
    public Maxout(long features, long outputs, long pieces = 4)
        : base(nameof(Maxout))
    {
        Check.Positive(outputs);
        Check.Positive(pieces);
        (this.outputs, this.pieces) = (outputs, pieces);
        linear = Linear(features, outputs * pieces);
        RegisterComponents();
    }

    /// <summary>The greatest piece of each output.</summary>
    /// <param name="input"><c>[..., features]</c>.</param>
    /// <returns><c>[..., outputs]</c>.</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return linear.call(input).unflatten(-1, [outputs, pieces]).amax(-1).MoveToOuterDisposeScope();
    }
}
