using System.Numerics.Tensors;
using MerWorkbench.Foundation;

namespace MerWorkbench.Features.Spectral;

/// <summary>How much a spectrum differs from the one before. Remembers the last spectrum: one object a pass.</summary>
public sealed class SpectralFlux : IDescriptor
{
    private readonly float[] _before;

    /// <summary>Begins with silence.</summary>
    /// <param name="bins">How many bins a spectrum has.</param>
    public SpectralFlux(int bins) => _before = new float[Check.Positive(bins)];

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("spectral flux", FeatureGroup.LowLevel, "1", "0 upwards",
        "The Euclidean distance between the magnitude spectra of a frame and the one before; of the first frame, to silence.",
        "Tzanetakis and Cook (1999); Essentia 2.1 Flux(norm=L2)");

    /// <summary>The distance of the next spectrum from the last one.</summary>
    /// <param name="magnitude">The magnitude spectrum, <c>[bins]</c>.</param>
    public float Next(ReadOnlySpan<float> magnitude)
    {
        Check.SameLength(_before.Length, magnitude.Length, "the spectrum", nameof(magnitude));
        float distance = TensorPrimitives.Distance(magnitude, _before);
        magnitude.CopyTo(_before);
        return distance;
    }
}
