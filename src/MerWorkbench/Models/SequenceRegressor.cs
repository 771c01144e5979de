using MerWorkbench.Torch;
using MerWorkbench.Torch.Modules;
using static MerWorkbench.Torch.torch;
using static MerWorkbench.Torch.torch.nn;

namespace MerWorkbench.Models;

/// <summary>
/// Grekow's recurrent regressor (2021): a stack of LSTM layers over the feature vectors of a clip's pieces, and a linear
/// layer on the output at the last piece.
/// </summary>
/// <remarks>
/// Input <c>[batch, pieces, features]</c>, standardised, shorter clips padded behind, with the count of real pieces of
/// each clip; output <c>[batch, axes]</c>. The stack runs forward in time, so what stands behind a clip's last piece
/// cannot touch its prediction.
/// </remarks>
public sealed class SequenceRegressor : Module<Tensor, Tensor, Tensor>
{
    private readonly LSTM recurrent;
    private readonly Dropout dropout;
    private readonly Linear output;

    /// <summary>Builds the network; the weights come from torch's random generator.</summary>
    /// <param name="features">Features of a piece.</param>
    /// <param name="units">LSTM units in each layer (the paper: 124, 248, 529).</param>
    /// <param name="layers">LSTM layers (the paper: 1 or 2).</param>
    /// <param name="axes">Outputs: 1 for a network of one axis, 2 for valence and arousal together.</param>
    /// <param name="dropoutShare">The share of units silenced in training between layers and before the output; 0 to 1.</param>
    public SequenceRegressor(long features, long units, long layers, long axes, double dropoutShare)
        : base(nameof(SequenceRegressor))
    {
        recurrent = LSTM(features, units, numLayers: layers, batchFirst: true, dropout: layers > 1 ? dropoutShare : 0);
        dropout = Dropout(dropoutShare);
        output = Linear(units, axes);
        RegisterComponents();
    }

    /// <summary>Predicts standardised labels.</summary>
    /// <param name="input"><c>[batch, pieces, features]</c>, float32.</param>
    /// <param name="lastPiece">The index of each clip's last real piece, <c>[batch]</c>, int64.</param>
    /// <returns><c>[batch, axes]</c>.</returns>
    public override Tensor forward(Tensor input, Tensor lastPiece)
    {
        using var scope = NewDisposeScope();
        var (states, _, _) = recurrent.call(input);
        var index = lastPiece.view(-1, 1, 1).expand(-1, 1, states.shape[2]);
        var last = states.gather(1, index).squeeze(1);
        return output.call(dropout.call(last)).MoveToOuterDisposeScope();
    }
}
