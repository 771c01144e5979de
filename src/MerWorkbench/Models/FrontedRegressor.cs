using static MerWorkbench.Torch.torch;
using static MerWorkbench.Torch.torch.nn;

namespace MerWorkbench.Models;

/// <summary>A recurrent regressor that reads the activations of a pretrained front instead of the features themselves.</summary>
/// <remarks>Input and output as those of <see cref="SequenceRegressor"/>.</remarks>
public sealed class FrontedRegressor : Module<Tensor, Tensor, Tensor>
{
    private readonly FeatureFront front;
    private readonly SequenceRegressor recurrent;

    /// <summary>Joins the two.</summary>
    /// <param name="front">The front, pretrained; it then belongs to this network.</param>
    /// <param name="recurrent">The recurrent network, whose inputs are as many as the front's hidden units.</param>
    /// <param name="fineTuned">Whether training goes on in the front, too; otherwise its weights stay as they are.</param>
    public FrontedRegressor(FeatureFront front, SequenceRegressor recurrent, bool fineTuned)
        : base(nameof(FrontedRegressor))
    {
        (this.front, this.recurrent) = (front, recurrent);
        front.requires_grad_(fineTuned);
        RegisterComponents();
    }

    /// <summary>Predicts standardised labels.</summary>
    /// <param name="input"><c>[batch, pieces, features]</c>, float32.</param>
    /// <param name="lastPiece">The index of each clip's last real piece, <c>[batch]</c>, int64.</param>
    /// <returns><c>[batch, axes]</c>.</returns>
    public override Tensor forward(Tensor input, Tensor lastPiece) => recurrent.call(front.Activations(input), lastPiece);
}
