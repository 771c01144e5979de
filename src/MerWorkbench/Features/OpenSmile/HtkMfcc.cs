using System.Numerics.Tensors;
using MerWorkbench.Dsp;
using MerWorkbench.Foundation;

namespace MerWorkbench.Features.OpenSmile;

/// <summary>
/// Mel-frequency cepstral coefficients by HTK's conventions from the 26 bands of <see cref="AuditorySpectrum.Sum"/>: natural logarithm of the power of
/// samples of 16 bit, not below 1; sqrt(2/26) times the DCT-II; coefficient n lifted by 1 + 11 sin(pi n / 22). One object a pass.
/// </summary>
public sealed class HtkMfcc : IDescriptor
{
    private const double Lifter = 22;

    private readonly Dct _dct;
    private readonly float _scale;
    private readonly float[] _logs, _all, _lift;

    /// <summary>Prepares a pass.</summary>
    /// <param name="bands">How many bands there are.</param>
    /// <param name="coefficients">How many coefficients come out, from the first on; the zeroth is left out.</param>
    /// <param name="htkScale">See <see cref="ShortSpectrum.HtkScale"/>.</param>
    public HtkMfcc(int bands, int coefficients, float htkScale)
    {
        _dct = new Dct(bands, coefficients + 1);
        _scale = Check.Positive(htkScale);
        _logs = new float[bands];
        _all = new float[coefficients + 1];
        _lift = [.. Enumerable.Range(1, coefficients).Select(n => (float)(1 + Lifter / 2 * Math.Sin(Math.PI * n / Lifter)))];
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("mfcc (HTK)", FeatureGroup.LowLevel, "1", "any",
        "c[n] = (1 + 11 sin(pi n / 22)) sqrt(2/26) sum over bands j of ln(p[j]) cos(pi n (j - 1/2) / 26), with the power p of samples of 16 bit in 26 mel bands from 20 to 8,000 Hz.",
        "Young et al., The HTK Book 3.4, sections 5.4 and 5.6, with power in place of magnitude; Eyben (2016)");

    /// <summary>The coefficients of a frame.</summary>
    /// <param name="bands">The powers that <see cref="AuditorySpectrum.Sum"/> gave.</param>
    /// <param name="into">Receives them; all 0 of silence.</param>
    public void Of(ReadOnlySpan<float> bands, Span<float> into)
    {
        Check.SameLength(_lift.Length, into.Length, "the coefficients", nameof(into));
        TensorPrimitives.Multiply(bands, _scale, _logs);
        TensorPrimitives.Max(_logs, 1f, _logs);
        TensorPrimitives.Log(_logs, _logs);
        _dct.Apply(_logs, _all);
        TensorPrimitives.Multiply(_all.AsSpan(1), _lift, into);
    }
}
