using MerWorkbench.Dsp;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Voice;

/// <summary>
/// Levels of single harmonics in a magnitude spectrum: each is the highest local peak within a quarter of the pitch of where it should lie, with a
/// parabola through its decibels. Holds the last frame's peaks: one object a pass.
/// </summary>
public sealed class HarmonicLevels
{
    private const double Floor = -200;

    private readonly float[] _tops;
    private readonly double _width;
    private double _f0;

    /// <summary>Prepares the memory.</summary>
    /// <param name="bins">How many bins the spectrum has, from 0 Hz to half the rate.</param>
    /// <param name="rate">The sample rate.</param>
    /// <param name="harmonics">How many harmonics are looked at; 100 as in the Geneva sets.</param>
    public HarmonicLevels(int bins, SampleRate rate, int harmonics = 100)
    {
        _width = rate.Nyquist.Value / (Check.InRange(bins, 4, int.MaxValue) - 1);
        _tops = new float[3 * Check.Positive(harmonics)];
    }

    /// <summary>How many harmonics the last frame has below half the rate and within the limit.</summary>
    public int Count { get; private set; }

    /// <summary>Measures the harmonics of a frame.</summary>
    /// <param name="magnitude">Its magnitude spectrum.</param>
    /// <param name="f0">Its pitch, above 0 Hz.</param>
    public void Measure(ReadOnlySpan<float> magnitude, Hertz f0)
    {
        _f0 = Check.Positive(f0.Value);
        for (Count = 0; 3 * Count < _tops.Length; Count++)
        {
            double middle = (Count + 1) * _f0 / _width, reach = Math.Max(1, 0.25 * _f0 / _width);
            int from = Math.Max(1, (int)Math.Ceiling(middle - reach)), to = (int)Math.Floor(middle + reach);
            if (to > magnitude.Length - 2)
                break;
            int best = (int)Math.Round(middle);
            for (int bin = from; bin <= to; bin++)
                best = magnitude[bin] > magnitude[best] ? bin : best;
            // The logarithms are left for those that are asked for.
            magnitude.Slice(Math.Clamp(best, 1, magnitude.Length - 2) - 1, 3).CopyTo(_tops.AsSpan(3 * Count));
        }
    }

    /// <summary>The level of a harmonic over the first in dB; 0 where the frame does not have it.</summary>
    /// <param name="harmonic">Its number from 1, the pitch itself.</param>
    public double OverFirst(int harmonic) => Check.Positive(harmonic) <= Count ? Level(harmonic - 1) - Level(0) : 0;

    /// <summary>The level of the highest harmonic within 20 % of a frequency over the first harmonic, in dB; -201 where there is none.</summary>
    /// <param name="frequency">Where to look: a formant's frequency.</param>
    public double AtOverFirst(Hertz frequency)
    {
        int best = -1;
        for (int i = 0; i < Count; i++)
        {
            double at = (i + 1) * _f0;
            if (at >= 0.8 * frequency.Value && at <= 1.2 * frequency.Value && (best < 0 || _tops[3 * i + 1] > _tops[3 * best + 1]))
                best = i;
        }
        return best < 0 ? FormantAmplitude.None : Level(best) - Level(0);
    }

    private double Level(int harmonic)
    {
        double left = Decibels(_tops[3 * harmonic]), middle = Decibels(_tops[3 * harmonic + 1]), right = Decibels(_tops[3 * harmonic + 2]);
        return middle > Floor && middle >= left && middle >= right ? Parabola.Top(left, middle, right).Height : middle;
    }

    private static double Decibels(double magnitude) => Math.Max(Floor, 20 * Math.Log10(Math.Max(magnitude, 1e-30)));
}
