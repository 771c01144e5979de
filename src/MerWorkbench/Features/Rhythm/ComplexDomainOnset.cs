using MerWorkbench.Dsp;
using MerWorkbench.Foundation;

namespace MerWorkbench.Features.Rhythm;

/// <summary>
/// How far each bin lies, as a complex number, from where a steady tone would be: with the magnitude of the frame before and a phase that
/// goes on turning as fast as it did. Hears both strokes and changes of pitch.
/// </summary>
public sealed class ComplexDomainOnset : IOnsetFunction, IDescriptor
{
    private readonly PhasePrediction _prediction;
    private readonly float[] _difference;

    /// <summary>Prepares one pass; before the first frame lies silence with phase 0.</summary>
    /// <param name="frameLength">Samples in a frame, even.</param>
    public ComplexDomainOnset(int frameLength)
    {
        _difference = new float[Check.InRange(frameLength, 2, int.MaxValue) / 2 + 1];
        _prediction = new PhasePrediction(_difference.Length);
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("onset complex", FeatureGroup.Rhythm, "1", "0 and above",
        "Onset detection function: the sum over bins of |X_t - |X_t-1| exp(i (2 phi_t-1 - phi_t-2))|, the distance from the spectrum predicted for a steady sound.",
        "J. P. Bello, C. Duxbury, M. Davies, M. Sandler, On the use of phase and energy for musical onset detection in the complex domain, "
        + "IEEE Signal Processing Letters 11(6), 2004; Essentia 2.1's OnsetDetection 'complex'");

    /// <inheritdoc/>
    public float Next(FrameSpectrum spectrum)
    {
        _prediction.Difference(spectrum, _difference);
        return (float)Dot.Sum(_difference);
    }
}
