using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Dsp;

/// <summary>
/// Carries a spectrum from bins of equal width in hertz to points of equal width in octaves, through a natural cubic spline over log2 of
/// the bins' frequencies. There are as many points as bins. Holds scratch memory: one object a thread.
/// </summary>
public sealed class OctaveSpectrum
{
    private readonly double[] _rising, _falling, _back, _inverse, _below, _slopes, _curvature;
    private readonly int[] _bin;
    private readonly double[] _weights;

    /// <summary>Prepares the tables.</summary>
    /// <param name="bins">How many bins the spectrum has from 0 Hz to <paramref name="highest"/>, both included; at least 4.</param>
    /// <param name="lowest">The frequency of the first point.</param>
    /// <param name="highest">The frequency of the last bin and of the last point: half the sample rate.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 4 bins, or the lowest frequency does not lie between 0 and the highest.</exception>
    public OctaveSpectrum(int bins, Hertz lowest, Hertz highest)
    {
        Points = Check.InRange(bins, 4, int.MaxValue);
        Check.Positive(highest.Value);
        Lowest = new(Check.InRange(lowest.Value, highest.Value / (bins - 1), highest.Value / 2));
        double octaves = Math.Log2(highest.Value / lowest.Value);
        Step = octaves / (bins - 1);

        // 0 Hz has no logarithm: its bin is put as far below the first as the first is below the second.
        var x = new double[bins];
        for (int i = 1; i < bins; i++)
            x[i] = Math.Log2(i * highest.Value / (bins - 1) / lowest.Value);
        x[0] = 2 * x[1] - x[2];

        // The tridiagonal system of the spline's second derivatives depends on the frequencies alone, so it is factored once.
        (_rising, _falling) = (new double[bins], new double[bins]);
        (_back, _inverse, _below) = (new double[bins], new double[bins], new double[bins]);
        (_slopes, _curvature) = (new double[bins], new double[bins]);
        for (int i = 1; i < bins - 1; i++)
        {
            double before = x[i] - x[i - 1], after = x[i + 1] - x[i];
            _inverse[i] = 1 / (2 * (before + after) - before * _back[i - 1]);
            _back[i] = after * _inverse[i];
            _below[i] = before * _inverse[i];
            _falling[i] = 6 / before * _inverse[i];
            _rising[i] = 6 / after * _inverse[i];
        }

        _bin = new int[bins];
        _weights = new double[4 * bins];
        for (int point = 0, bin = 0; point < bins; point++)
        {
            double at = Math.Min(point * Step, x[^1]);
            while (bin < bins - 2 && x[bin + 1] <= at)
                bin++;
            double width = x[bin + 1] - x[bin], b = (at - x[bin]) / width, a = 1 - b;
            _bin[point] = bin;
            _weights[4 * point] = a;
            _weights[4 * point + 1] = b;
            _weights[4 * point + 2] = (a * a * a - a) * width * width / 6;
            _weights[4 * point + 3] = (b * b * b - b) * width * width / 6;
        }
    }

    /// <summary>How many points there are; as many as bins.</summary>
    public int Points { get; }

    /// <summary>The frequency of the first point.</summary>
    public Hertz Lowest { get; }

    /// <summary>The distance between two points, in octaves.</summary>
    public double Step { get; }

    /// <summary>The frequency at a point or between two.</summary>
    /// <param name="point">The point's number from 0; may have a fraction.</param>
    public Hertz FrequencyOf(double point) => new(Lowest.Value * Math.Pow(2, point * Step));

    /// <summary>Carries one spectrum over.</summary>
    /// <param name="spectrum"><see cref="Points"/> bins.</param>
    /// <param name="octaves">Receives <see cref="Points"/> values. A spline overshoots: some may lie below zero.</param>
    public void Apply(ReadOnlySpan<float> spectrum, Span<float> octaves)
    {
        Check.SameLength(Points, spectrum.Length, "the points", nameof(spectrum));
        Check.SameLength(Points, octaves.Length, "the points", nameof(octaves));
        Solve(spectrum);
        var (bins, weights, curvature) = (_bin, _weights, _curvature);
        for (int point = 0; point < octaves.Length; point++)
        {
            int bin = bins[point];
            var w = weights.AsSpan(4 * point, 4);
            octaves[point] = (float)(w[0] * spectrum[bin] + w[1] * spectrum[bin + 1] + (w[2] * curvature[bin] + w[3] * curvature[bin + 1]));
        }
    }

    private void Solve(ReadOnlySpan<float> y)
    {
        var (slopes, curvature) = (_slopes, _curvature);
        double last = 0;
        for (int i = 1; i < y.Length - 1; i++)
            slopes[i] = last = (y[i + 1] - y[i]) * _rising[i] - (y[i] - y[i - 1]) * _falling[i] - _below[i] * last;
        last = 0;
        for (int i = y.Length - 2; i > 0; i--)
            curvature[i] = last = slopes[i] - _back[i] * last;
    }
}
