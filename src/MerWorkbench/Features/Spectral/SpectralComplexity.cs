using MerWorkbench.Units;

namespace MerWorkbench.Features.Spectral;

/// <summary>How many partials a spectrum has. Holds the peaks it finds: one object a pass.</summary>
public sealed class SpectralComplexity : IDescriptor
{
    private readonly SpectralPeaks _peaks;

    /// <summary>Prepares the search between 100 and 5000 Hz.</summary>
    /// <param name="fftLength">The length of the transform.</param>
    /// <param name="rate">The sample rate of the sound.</param>
    /// <param name="threshold">The magnitude above which a peak counts; 0.005, which is -46 dB of a full-scale sine where windows are normalised.</param>
    public SpectralComplexity(int fftLength, SampleRate rate, float threshold = 0.005f) =>
        _peaks = new SpectralPeaks(fftLength, rate, new Hertz(100), new Hertz(5000), 100, threshold);

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("spectral complexity", FeatureGroup.LowLevel, "1", "0 to 100",
        "The number of spectral peaks from 100 to 5000 Hz above a threshold.", "Laurier et al. (2009); Essentia 2.1 SpectralComplexity");

    /// <summary>The number of peaks.</summary>
    /// <param name="magnitude">The magnitude spectrum, <c>[fftLength / 2 + 1]</c>.</param>
    public float Of(ReadOnlySpan<float> magnitude) => _peaks.Find(magnitude);
}
