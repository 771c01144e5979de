using System.Numerics.Tensors;
using MerWorkbench.Dsp;

namespace MerWorkbench.Features.Rhythm;

/// <summary>
/// The beat period of 6 s of onset strength: the ten strongest peaks of its generalised autocorrelation, whose double and fourfold lags are
/// added to it, are tried as pulse trains at every phase; the one that meets most strength, and varies most with the phase, wins.
/// </summary>
/// <remarks>Steps 2 of Percival and Tzanetakis (2014) with the numbers of Essentia's PercivalBpmEstimator. Holds scratch memory.</remarks>
internal sealed class PulseTrains(int shortest, int longest)
{
    public const int Length = 2048;

    private const int Candidates = 10, Pulses = 4;
    private const float Compression = 0.5f;

    private readonly Autocorrelation _correlation = new(Length);
    private readonly float[] _lags = new float[Length], _meets = new float[longest + 2];
    private readonly List<(double Lag, double Height)> _peaks = [];

    /// <summary>The period in values, or null where nothing repeats.</summary>
    public int? Period(ReadOnlySpan<float> strength)
    {
        _correlation.Compute(strength, _lags, Compression);
        for (int lag = 0; lag < Length / 4; lag++)
            _lags[lag] += _lags[2 * lag] + _lags[4 * lag];
        FindPeaks();
        if (_peaks.Count == 0)
            return null;
        _peaks.Sort(static (a, b) => a.Height == b.Height ? a.Lag.CompareTo(b.Lag) : b.Height.CompareTo(a.Height));
        int count = Math.Min(Candidates, _peaks.Count);
        Span<int> periods = stackalloc int[count];
        Span<double> most = stackalloc double[count], varies = stackalloc double[count];
        for (int i = 0; i < count; i++)
        {
            periods[i] = (int)Math.Floor(_peaks[i].Lag + 0.5);
            (most[i], varies[i]) = Try(strength, periods[i]);
        }
        double mostSum = TensorPrimitives.Sum<double>(most), variesSum = TensorPrimitives.Sum<double>(varies);
        if (!(mostSum > 0 && variesSum > 0))
            return null;
        int best = 0;
        for (int i = 1; i < count; i++)
        {
            if (most[i] / mostSum + varies[i] / variesSum > most[best] / mostSum + varies[best] / variesSum)
                best = i;
        }
        return periods[best];
    }

    private void FindPeaks()
    {
        _peaks.Clear();
        if (_lags[shortest] > _lags[shortest + 1])
            _peaks.Add((shortest, _lags[shortest]));
        for (int lag = shortest + 1; lag <= longest + 1; lag++)
        {
            float left = _lags[lag - 1], middle = _lags[lag], right = _lags[lag + 1];
            if (!(left < middle && right < middle))
                continue;
            var (offset, height) = Parabola.Top(left, middle, right);
            if (lag + offset <= longest)
                _peaks.Add((lag + offset, height));
        }
    }

    /// <summary>How much strength the best phase meets, and how much that varies between phases. Pulses beyond the end meet nothing.</summary>
    private (double Most, double Variance) Try(ReadOnlySpan<float> strength, int period)
    {
        var meets = _meets.AsSpan(0, period);
        meets.Clear();
        for (int pulse = 0; pulse < Pulses; pulse++)
        {
            Add(strength, pulse * period, 1, meets);
            Add(strength, pulse * period * 2, 0.5f, meets);
            Add(strength, pulse * period * 3 / 2, 0.5f, meets);
        }
        double mean = Dot.Sum(meets) / period, squares = 0;
        foreach (float value in meets)
            squares += (value - mean) * (value - mean);
        return (TensorPrimitives.Max<float>(meets), squares / period);
    }

    private static void Add(ReadOnlySpan<float> strength, int from, float weight, Span<float> meets)
    {
        int count = Math.Clamp(strength.Length - from, 0, meets.Length);
        if (count > 0)
            TensorPrimitives.MultiplyAdd(strength.Slice(from, count), weight, meets[..count], meets[..count]);
    }
}
