using static MerWorkbench.Torch.torch;
using static MerWorkbench.Torch.torch.nn;

namespace MerWorkbench.Models;

/// <summary>
/// Has a recurrent network whose last state is read hear the whole sequence from the start. With usual weights its gates stand half open, so
/// that of what came a few steps before the end nothing is left, and no gradient reaches there.
/// </summary>
/// <remarks>
/// C. Tallec and Y. Ollivier (2018), Can recurrent neural networks warp time?, section 3: biases of the gate that keeps are drawn as
/// log U(1, steps - 1), memories of 1 step to all of them; those of an LSTM's input gate are the negative.
/// </remarks>
internal static class MemorySpan
{
    private const int GatesOfLstm = 4;

    /// <summary>Draws the biases from torch's random generator.</summary>
    /// <param name="recurrent">An LSTM or GRU; both directions of all layers are set.</param>
    /// <param name="units">Its units.</param>
    /// <param name="steps">Steps of the longest sequence.</param>
    public static void Spread(Module recurrent, int units, int steps)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        foreach (var (name, bias) in recurrent.named_parameters().Where(parameter => parameter.name.StartsWith("bias", StringComparison.Ordinal)))
        {
            // The second gate is the one that keeps: LSTM input, forget, cell, output; GRU reset, update, new.
            bool draws = name.StartsWith("bias_ih", StringComparison.Ordinal);
            Tensor span = draws ? rand(units).mul(Math.Max(steps - 2, 0)).add(1).log() : zeros(units);
            bias.narrow(0, units, units).copy_(span);
            if (bias.shape[0] == GatesOfLstm * units)
                bias.narrow(0, 0, units).copy_(-span);
        }
    }
}
