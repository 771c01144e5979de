using System.Numerics;
using MerWorkbench.Dsp;

namespace MerWorkbench.Features.Comparison;

/// <summary>What is taken of the transform.</summary>
/// <param name="Power">Power |X|², or magnitude |X|.</param>
/// <param name="DividedByLength">Whether X is divided by the length of the transform, as Marsyas does.</param>
/// <param name="Padded">Whether frames are filled with zeros up to the next power of two, as in HTK.</param>
public sealed record MfccSpectrum(bool Power, bool DividedByLength = false, bool Padded = false)
{
    internal StageValues Apply(StageValues frames)
    {
        int length = Padded ? (int)BitOperations.RoundUpToPowerOf2((uint)frames.Columns) : frames.Columns;
        var transform = new ExactDft(length);
        double scale = DividedByLength ? 1.0 / length : 1;
        double[] padded = new double[length];
        return frames.Map(length / 2 + 1, (from, into) =>
        {
            from.CopyTo(padded);
            transform.Magnitude(padded, into);
            foreach (ref double value in into)
                value = Power ? scale * scale * value * value : scale * value;
        });
    }

    /// <summary>The setting as text.</summary>
    public override string ToString() =>
        $"{(Power ? "power" : "magnitude")}{(DividedByLength ? ", divided by the length" : "")}{(Padded ? ", zeros to a power of two" : "")}";
}
