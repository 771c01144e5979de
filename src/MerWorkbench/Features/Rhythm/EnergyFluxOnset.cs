using MerWorkbench.Dsp;

namespace MerWorkbench.Features.Rhythm;

/// <summary>How much the level of the spectrum rises from frame to frame; falls count as 0.</summary>
public sealed class EnergyFluxOnset : IOnsetFunction, IDescriptor
{
    private double? _before;

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("onset energy flux", FeatureGroup.Rhythm, "1", "0 and above",
        "Onset detection function: the rise of sqrt(sum of squared magnitudes) / bins since the frame before; 0 in the first frame and where it falls.",
        "J. Laroche, Efficient tempo and beat tracking in audio recordings, JAES 51(4), 2003; Essentia 2.1's OnsetDetection 'rms'");

    /// <inheritdoc/>
    public float Next(FrameSpectrum spectrum)
    {
        double level = Math.Sqrt(Dot.Product(spectrum.Magnitude, spectrum.Magnitude)) / spectrum.Magnitude.Length;
        double rise = level - (_before ?? level);
        _before = level;
        return (float)Math.Max(0, rise);
    }
}
