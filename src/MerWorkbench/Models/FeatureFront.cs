using MerWorkbench.Torch.Modules;
using static MerWorkbench.Torch.torch;
using static MerWorkbench.Torch.torch.nn;

namespace MerWorkbench.Models;

/// <summary>
/// A feed-forward regressor from the features of a piece to its emotion, which is trained first; its hidden activations then
/// stand in for the features in front of a recurrent network: the pretrained model of Grekow 2021. The paper's layers and
/// sizes are not known here.
/// </summary>
/// <remarks>Input <c>[pieces, features]</c>, standardised; output <c>[pieces, axes]</c>.</remarks>
public sealed class FeatureFront : Module<Tensor, Tensor>
{
    private readonly Linear hidden, output;
    private readonly Dropout dropout;

    /// <summary>Builds the network; the weights come from torch's random generator.</summary>
    /// <param name="features">Features of a piece.</param>
    /// <param name="units">Hidden units.</param>
    /// <param name="axes">Outputs.</param>
    /// <param name="dropoutShare">The share of hidden units silenced in training; 0 to 1.</param>
    public FeatureFront(long features, long units, long axes, double dropoutShare)
        : base(nameof(FeatureFront))
    {
        hidden = Linear(features, units);
        dropout = Dropout(dropoutShare);
        output = Linear(units, axes);
        RegisterComponents();
    }

    /// <summary>The hidden activations, which the recurrent network reads.</summary>
    /// <param name="input"><c>[..., features]</c>.</param>
    /// <returns><c>[..., units]</c>, each in -1..1.</returns>
    public Tensor Activations(Tensor input) => hidden.call(input).tanh();

    /// <summary>Predicts standardised labels.</summary>
    public override Tensor forward(Tensor input) => output.call(dropout.call(Activations(input)));
}
