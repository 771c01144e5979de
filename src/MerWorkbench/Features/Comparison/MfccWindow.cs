using MerWorkbench.Dsp;

namespace MerWorkbench.Features.Comparison;

/// <summary>What each frame is multiplied by.</summary>
/// <param name="Shape">The curve.</param>
/// <param name="Periodic">Whether the curve would repeat after the frame, or is symmetric.</param>
/// <param name="Normalized">Whether it is scaled by 2 / its sum, as Essentia does by default.</param>
public sealed record MfccWindow(WindowShape Shape, bool Periodic, bool Normalized = false)
{
    internal StageValues Apply(StageValues frames)
    {
        double[] window = Window.Exact(Shape, frames.Columns, Periodic);
        double scale = Normalized ? 2 / window.Sum() : 1;
        return frames.Map(frames.Columns, (from, into) =>
        {
            for (int i = 0; i < from.Length; i++)
                into[i] = from[i] * window[i] * scale;
        });
    }

    /// <summary>The setting as text.</summary>
    public override string ToString() => $"{Shape}, {(Periodic ? "periodic" : "symmetric")}{(Normalized ? ", scaled by 2 / sum" : "")}";
}
