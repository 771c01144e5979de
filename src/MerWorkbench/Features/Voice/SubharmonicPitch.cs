using System.Numerics.Tensors;
using MerWorkbench.Dsp;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Voice;

/// <summary>
/// The fundamental frequency by summation of subharmonics: the magnitude spectrum on an axis of octaves is added to itself, moved down by
/// log2 2, log2 3, ... and weighted by powers of 0.85; where many harmonics fall together lies the pitch. Peaks are sharpened first (what is
/// more than two bins from a local maximum is removed), smoothed by 1/4, 1/2, 1/4, and low frequencies weighted down as the ear does.
/// Holds scratch memory: one object a pass.
/// </summary>
/// <remarks>
/// D. J. Hermes, Measurement of pitch by subharmonic summation, J. Acoust. Soc. Am. 83 (1988). Axis from 25 Hz, 15 harmonics, the arctangent weight
/// and the voicing measure 1 - mean/peak are openSMILE's.
/// </remarks>
public sealed class SubharmonicPitch : IDescriptor
{
    /// <summary>How many subharmonics are summed.</summary>
    public const int Harmonics = 15;

    private const double Compression = 0.85;
    private static readonly Hertz LowestPoint = new(25);

    private readonly double _lowest, _highest;
    private readonly OctaveSpectrum _octaves;
    private readonly int[] _shifts = new int[Harmonics + 1];
    private readonly float[] _sharp, _smooth, _scaled, _sum, _weights;

    /// <summary>Prepares the tables.</summary>
    /// <param name="bins">How many bins the magnitude spectrum has, from 0 Hz to half the rate.</param>
    /// <param name="rate">The sample rate.</param>
    /// <param name="lowest">No pitch below.</param>
    /// <param name="highest">No pitch above.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limits do not lie in order between 25 Hz and half the rate.</exception>
    public SubharmonicPitch(int bins, SampleRate rate, Hertz lowest, Hertz highest)
    {
        _highest = Check.InRange(highest.Value, LowestPoint.Value, rate.Nyquist.Value);
        _lowest = Check.InRange(lowest.Value, LowestPoint.Value, highest.Value);
        _octaves = new OctaveSpectrum(bins, LowestPoint, rate.Nyquist);
        (_sharp, _smooth, _scaled, _sum, _weights) = (new float[bins], new float[bins], new float[bins], new float[bins], new float[bins]);
        double perOctave = bins / Math.Log2(rate.Nyquist.Value / LowestPoint.Value), knee = perOctave * Math.Log2(65.0 / 50) - 1;
        for (int i = 0; i < bins; i++)
            _weights[i] = (float)(0.5 + Math.Atan(3 * (i + 1 - knee) / perOctave) / Math.PI);
        for (int harmonic = 1; harmonic <= Harmonics; harmonic++)
            _shifts[harmonic] = (int)Math.Round(Math.Log2(harmonic) / _octaves.Step);
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("f0", FeatureGroup.LowLevel, "Hz", "0 (unvoiced), 52 to 620",
        "Fundamental frequency by subharmonic summation, smoothed by the cheapest path through the candidates of neighbouring frames.",
        "Hermes 1988, J. Acoust. Soc. Am. 83; smoothing after Luengo et al., ICASSP 2007");

    /// <summary>Finds the strongest candidates.</summary>
    /// <param name="magnitude">The magnitude spectrum.</param>
    /// <param name="candidates">
    /// Receives the peaks of the sum between the limits, highest first, the rest filled with 0 Hz. The strength is 1 - mean / peak
    /// of the sum: about 0.8 for a clear voice, 0 for a flat sum.
    /// </param>
    public void Find(ReadOnlySpan<float> magnitude, Span<PitchCandidate> candidates)
    {
        Check.SameLength(_sum.Length, magnitude.Length, "the spectrum", nameof(magnitude));
        Sharpen(magnitude);
        _octaves.Apply(_smooth, _scaled);
        TensorPrimitives.Max(_scaled, 0f, _scaled);
        TensorPrimitives.Multiply(_scaled, _weights, _scaled);
        Sum();
        Pick(candidates);
    }

    private void Sharpen(ReadOnlySpan<float> magnitude)
    {
        Array.Clear(_sharp);
        int end = magnitude.Length, copied = 0;
        for (int i = 1; i < end - 1; i++)
        {
            if (magnitude[i] <= magnitude[i - 1] || magnitude[i] < magnitude[i + 1])
                continue;
            int from = Math.Max(copied, i - 2);
            copied = Math.Min(end, i + 3);
            magnitude[from..copied].CopyTo(_sharp.AsSpan(from));
        }
        // A quarter of each neighbour and half of itself; beyond the ends is nothing.
        TensorPrimitives.Multiply(_sharp, 0.5f, _smooth);
        TensorPrimitives.MultiplyAdd(_sharp.AsSpan(1), 0.25f, _smooth.AsSpan(0, end - 1), _smooth.AsSpan(0, end - 1));
        TensorPrimitives.MultiplyAdd(_sharp.AsSpan(0, end - 1), 0.25f, _smooth.AsSpan(1), _smooth.AsSpan(1));
    }

    private void Sum()
    {
        _scaled.CopyTo(_sum.AsSpan());
        double weight = 1;
        for (int harmonic = 2; harmonic <= Harmonics; harmonic++)
        {
            weight *= Compression;
            int shift = _shifts[harmonic];
            if (shift >= _sum.Length)
                break;
            var target = _sum.AsSpan(0, _sum.Length - shift);
            TensorPrimitives.MultiplyAdd(_scaled.AsSpan(shift), (float)weight, target, target);
        }
    }

    private void Pick(Span<PitchCandidate> candidates)
    {
        candidates.Clear();
        double mean = Dot.Sum(_sum) / _sum.Length;
        int from = Math.Max(1, (int)(Math.Log2(_lowest / LowestPoint.Value) / _octaves.Step));
        int to = Math.Min(_sum.Length - 2, (int)(Math.Log2(_highest / LowestPoint.Value) / _octaves.Step) + 1);
        // Among the candidates stands the plain height of the peak until all are found.
        for (int i = from; i <= to; i++)
        {
            if (_sum[i] <= _sum[i - 1] || _sum[i] <= _sum[i + 1] || _sum[i] <= candidates[^1].Strength)
                continue;
            var (offset, height) = Parabola.Top(_sum[i - 1], _sum[i], _sum[i + 1]);
            var frequency = _octaves.FrequencyOf(i + offset);
            if (frequency.Value < _lowest || frequency.Value > _highest)
                continue;
            int place = candidates.Length - 1;
            for (; place > 0 && candidates[place - 1].Strength < height; place--)
                candidates[place] = candidates[place - 1];
            candidates[place] = new(frequency, height);
        }
        for (int i = 0; i < candidates.Length; i++)
        {
            double height = candidates[i].Strength;
            candidates[i] = candidates[i] with { Strength = height > mean ? 1 - mean / height : 0 };
        }
    }
}
