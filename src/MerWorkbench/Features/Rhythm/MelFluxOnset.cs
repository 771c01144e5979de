using System.Numerics.Tensors;
using MerWorkbench.Dsp;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Rhythm;

/// <summary>By how many dB the mel bands up to 4 kHz rise from frame to frame, in all; falls count as 0.</summary>
public sealed class MelFluxOnset : IOnsetFunction, IDescriptor
{
    private const int Bands = 40;
    private const float Floor = 1e-10f;

    private readonly MelFilterBank _mel;
    private readonly float[] _power, _change = new float[Bands];
    private float[] _before = new float[Bands], _now = new float[Bands];
    private bool _started;

    /// <summary>Prepares one pass.</summary>
    /// <param name="frameLength">Samples in a frame, even.</param>
    /// <param name="rate">The sound's rate, at least 8 kHz.</param>
    public MelFluxOnset(int frameLength, SampleRate rate)
    {
        _mel = new MelFilterBank(Bands, frameLength, rate, new Hertz(0), new Hertz(4000), MelScale.Htk, MelNorm.UnitSum, MelSlope.Mel);
        _power = new float[frameLength / 2 + 1];
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("onset mel flux", FeatureGroup.Rhythm, "dB", "0 and above",
        "Onset detection function: the sum over 40 mel bands from 0 to 4 kHz of the rise of 20 log10(power) since the frame before, power at least 1e-10; 0 in the first frame.",
        "D. P. W. Ellis, Beat tracking by dynamic programming, JNMR 36(1), 2007; Essentia 2.1's OnsetDetection 'melflux'");

    /// <inheritdoc/>
    public float Next(FrameSpectrum spectrum)
    {
        TensorPrimitives.Multiply(spectrum.Magnitude, spectrum.Magnitude, _power);
        _mel.Apply(_power, _now);
        TensorPrimitives.Max(_now, Floor, _now);
        TensorPrimitives.Log10(_now, _now);
        TensorPrimitives.Multiply(_now, 20, _now);
        TensorPrimitives.Subtract(_now, _before, _change);
        TensorPrimitives.Max(_change, 0, _change);
        (_before, _now) = (_now, _before);
        bool first = !_started;
        _started = true;
        return first ? 0 : (float)Dot.Sum(_change);
    }
}
