using System.Numerics.Tensors;
using MerWorkbench.Dsp;
using MerWorkbench.Foundation;

namespace MerWorkbench.Features.Spectral;

/// <summary>
/// Cepstral coefficients of bands: of mel bands MFCC, of gammatone bands GFCC. Holds scratch: one object a pass.
/// </summary>
public sealed class Cepstrum : IDescriptor
{
    private const float Floor = 1e-10f;
    private readonly Dct _dct;
    private readonly CepstrumLog _log;
    private readonly float[] _logs;
    private readonly float[]? _lifter;

    /// <summary>Prepares the transform.</summary>
    /// <param name="bands">How many bands go in.</param>
    /// <param name="coefficients">How many coefficients come out, c0 included; 13 by default.</param>
    /// <param name="log">How bands are compressed.</param>
    /// <param name="lifter">L in c[n] (1 + L/2 sin(pi n / L)), which evens out the sizes of coefficients; 0 for none, 22 in HTK.</param>
    /// <param name="htk">True: c0 is scaled as HTK does.</param>
    public Cepstrum(int bands, int coefficients = 13, CepstrumLog log = CepstrumLog.AmplitudeDecibels, int lifter = 0, bool htk = false)
    {
        _dct = new Dct(bands, coefficients, htk);
        _log = log;
        _logs = new float[bands];
        if (Check.InRange(lifter, 0, int.MaxValue) > 0)
            _lifter = [.. Enumerable.Range(0, coefficients).Select(n => (float)(1 + lifter / 2.0 * Math.Sin(Math.PI * n / lifter)))];
    }

    /// <inheritdoc/>
    public static Descriptor Info => Mfcc;

    /// <summary>Coefficients of mel bands.</summary>
    public static Descriptor Mfcc { get; } = new("mfcc", FeatureGroup.LowLevel, "dB", "any",
        "The orthonormal DCT-II of the logarithms of 40 mel bands from 0 to 11 kHz, as 20 log10 of their power, floored at 1e-10.",
        "Davis and Mermelstein (1980); Ganchev et al. (2005), FB-40; Essentia 2.1 MFCC");

    /// <summary>Coefficients of gammatone bands.</summary>
    public static Descriptor Gfcc { get; } = new("gfcc", FeatureGroup.LowLevel, "dB", "any",
        "The orthonormal DCT-II of the logarithms of 40 gammatone bands, as 20 log10 of their power, floored at 1e-10.",
        "Shao et al. (2009); Essentia 2.1 GFCC");

    /// <summary>How many bands go in.</summary>
    public int Bands => _dct.Inputs;

    /// <summary>How many coefficients come out.</summary>
    public int Coefficients => _dct.Coefficients;

    /// <summary>Transforms bands.</summary>
    /// <param name="bands"><see cref="Bands"/> values, not negative.</param>
    /// <param name="coefficients">Receives <see cref="Coefficients"/> values, c0 first.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public void Apply(ReadOnlySpan<float> bands, Span<float> coefficients)
    {
        Check.SameLength(Bands, bands.Length, "the transform", nameof(bands));
        TensorPrimitives.Max(bands, Floor, _logs);
        if (_log == CepstrumLog.Natural)
        {
            TensorPrimitives.Log(_logs, _logs);
        }
        else
        {
            TensorPrimitives.Log10(_logs, _logs);
            TensorPrimitives.Multiply(_logs, _log == CepstrumLog.PowerDecibels ? 10f : 20f, _logs);
        }
        _dct.Apply(_logs, coefficients);
        if (_lifter is not null)
            TensorPrimitives.Multiply(coefficients, _lifter, coefficients);
    }
}
