using System.Numerics.Tensors;
using MerWorkbench.Dsp;
using MerWorkbench.Foundation;

namespace MerWorkbench.Features.OpenSmile;

/// <summary>
/// How deep the valleys between the peaks of a spectrum are: the sum of all climbs from a valley to a peak and of all falls from a peak
/// to a valley, over twice the sum of the magnitudes. 1 where every bin but some lone ones is empty, near 0 of a smooth spectrum. One object a pass.
/// </summary>
public sealed class SpectralHarmonicity : IDescriptor
{
    private readonly float[] _steps;

    /// <summary>Prepares a pass.</summary>
    /// <param name="bins">How many bins the spectrum has.</param>
    public SpectralHarmonicity(int bins) => _steps = new float[Check.InRange(bins, 2, int.MaxValue) - 1];

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("spectral harmonicity", FeatureGroup.LowLevel, "1", "0 (smooth) to 1 (lone lines)",
        "sum of |a[k+1] - a[k]| / (2 sum of a[k]) over the magnitudes a: what lies between neighbouring maxima and minima, over all there is.",
        "this project; openSMILE has a quantity of that name");

    /// <summary>The harmonicity.</summary>
    /// <param name="magnitude">The magnitude spectrum, <c>[bins]</c>.</param>
    /// <returns>0 of silence.</returns>
    public float Of(ReadOnlySpan<float> magnitude)
    {
        Check.SameLength(_steps.Length + 1, magnitude.Length, "the spectrum", nameof(magnitude));
        double total = Dot.Sum(magnitude);
        if (!(total > 0))
            return 0;
        TensorPrimitives.Subtract(magnitude[1..], magnitude[..^1], _steps);
        TensorPrimitives.Abs(_steps, _steps);
        return (float)(Dot.Sum(_steps) / (2 * total));
    }
}
