using System.Numerics.Tensors;
using MerWorkbench.Dsp;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Features.OpenSmile;

/// <summary>
/// What the ear makes of a power spectrum, as in perceptual linear prediction: the power in mel bands, weighted by the sensitivity of
/// hearing at their centres and compressed by the power of 0.33. Holds only tables and may be shared.
/// </summary>
public sealed class AuditorySpectrum : IDescriptor
{
    /// <summary>The exponent of the compression: Stevens' law, as openSMILE rounds it.</summary>
    public const float Compression = 0.33f;

    private readonly MelFilterBank _mel;
    private readonly float[] _weights;

    /// <summary>Prepares the bands: triangles on HTK's mel scale, their sides straight in mel and their peaks 1.</summary>
    /// <param name="fftLength">The length of the transform.</param>
    /// <param name="rate">The sample rate.</param>
    /// <param name="bands">How many; 26.</param>
    /// <param name="low">The lower edge; 20 Hz where null.</param>
    /// <param name="high">The upper edge; 8,000 Hz, or half the rate where that is lower, where null.</param>
    public AuditorySpectrum(int fftLength, SampleRate rate, int bands = 26, Hertz? low = null, Hertz? high = null)
    {
        Hertz from = low ?? new(20), to = high ?? new(Math.Min(8000, rate.Nyquist.Value));
        _mel = new MelFilterBank(bands, fftLength, rate, from, to, MelScale.Htk, MelNorm.None, MelSlope.Mel);
        double lowest = MelFilterBank.ToMel(from.Value, MelScale.Htk), highest = MelFilterBank.ToMel(to.Value, MelScale.Htk);
        _weights = new float[bands];
        for (int band = 0; band < bands; band++)
        {
            double center = MelFilterBank.FromMel(lowest + (highest - lowest) * (band + 1) / (bands + 1), MelScale.Htk);
            _weights[band] = (float)Math.Pow(EqualLoudness(new(center)), Compression);
        }
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("auditory spectrum", FeatureGroup.LowLevel, "1", "0 upwards",
        "(E(f) p)^0.33 of the power p in 26 mel bands from 20 to 8,000 Hz, E being the equal-loudness curve.",
        "Hermansky (1990), Perceptual linear predictive (PLP) analysis of speech, J. Acoust. Soc. Am. 87; Eyben (2016)");

    /// <summary>How many bands there are.</summary>
    public int Bands => _mel.Bands;

    /// <summary>The compressed weights of hearing, E(f)^0.33, <c>[bands]</c>: the spectrum of a power of 1 in every band.</summary>
    public ReadOnlySpan<float> Weights => _weights;

    /// <summary>How well a frequency is heard at 40 phon, from 0 to 1, by the curve of Hermansky (1990).</summary>
    /// <param name="frequency">The frequency.</param>
    public static double EqualLoudness(Hertz frequency)
    {
        double square = Math.Pow(2 * Math.PI * frequency.Value, 2);
        return (square + 56.8e6) * square * square / ((square + 6.3e6) * (square + 6.3e6) * (square + 0.38e9));
    }

    /// <summary>Sums power into bands, without weight or compression.</summary>
    /// <param name="power">The power spectrum, <c>[bins]</c>.</param>
    /// <param name="into">Receives <see cref="Bands"/> powers.</param>
    public void Sum(ReadOnlySpan<float> power, Span<float> into) => _mel.Apply(power, into);

    /// <summary>Weights and compresses.</summary>
    /// <param name="bands">The powers that <see cref="Sum"/> gave.</param>
    /// <param name="into">Receives the auditory spectrum; may be the same memory. Silence gives 0.</param>
    public void Compress(ReadOnlySpan<float> bands, Span<float> into)
    {
        Check.SameLength(Bands, bands.Length, "the spectrum", nameof(bands));
        Check.SameLength(Bands, into.Length, "the spectrum", nameof(into));
        TensorPrimitives.Max(bands, 1e-30f, into);
        TensorPrimitives.Log(into, into);
        TensorPrimitives.Multiply(into, Compression, into);
        TensorPrimitives.Exp(into, into);
        for (int band = 0; band < into.Length; band++)
            into[band] = bands[band] > 0 ? into[band] * _weights[band] : 0;
    }
}
