using System.Numerics.Tensors;
using MerWorkbench.Foundation;

namespace MerWorkbench.Features.Rhythm;

/// <summary>How much the magnitude spectrum changes from frame to frame, rising and falling alike.</summary>
public sealed class SpectralFluxOnset : IOnsetFunction, IDescriptor
{
    private readonly float[] _before, _change;

    /// <summary>Prepares one pass; the spectrum before the first frame is silence.</summary>
    /// <param name="frameLength">Samples in a frame, even.</param>
    public SpectralFluxOnset(int frameLength)
    {
        Check.InRange(frameLength, 2, int.MaxValue);
        _before = new float[frameLength / 2 + 1];
        _change = new float[_before.Length];
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("onset flux", FeatureGroup.Rhythm, "1", "0 and above",
        "Onset detection function: the sum over bins of the absolute difference between this frame's magnitude and the one before.",
        "S. Dixon, Onset detection revisited, DAFx 2006; Essentia 2.1's OnsetDetection 'flux'");

    /// <inheritdoc/>
    public float Next(FrameSpectrum spectrum)
    {
        TensorPrimitives.Subtract(spectrum.Magnitude, _before, _change);
        spectrum.Magnitude.CopyTo(_before);
        return TensorPrimitives.SumOfMagnitudes(_change);
    }
}
