using MerWorkbench.Dsp;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Rhythm;

/// <summary>The high-frequency content of a frame: the sum of frequency times magnitude. Loud for every stroke, silent for slow attacks.</summary>
public sealed class HighFrequencyOnset : IOnsetFunction, IDescriptor
{
    private readonly float[] _hertz;

    /// <summary>Prepares one pass.</summary>
    /// <param name="frameLength">Samples in a frame, even.</param>
    /// <param name="rate">The sound's rate.</param>
    public HighFrequencyOnset(int frameLength, SampleRate rate)
    {
        Check.InRange(frameLength, 2, int.MaxValue);
        _hertz = new float[frameLength / 2 + 1];
        for (int bin = 0; bin < _hertz.Length; bin++)
            _hertz[bin] = (float)((double)bin * rate.Hertz / frameLength);
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("onset hfc", FeatureGroup.Rhythm, "Hz", "0 and above",
        "Onset detection function: the sum over bins of frequency x magnitude.",
        "P. Brossier, J. P. Bello, M. D. Plumbley, Fast labelling of notes in music signals, ISMIR 2004; Essentia 2.1's OnsetDetection 'hfc'");

    /// <inheritdoc/>
    public float Next(FrameSpectrum spectrum) => Dot.Product(spectrum.Magnitude, _hertz);
}
