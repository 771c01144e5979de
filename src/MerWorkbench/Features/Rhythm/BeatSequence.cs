using System.Numerics.Tensors;

namespace MerWorkbench.Features.Rhythm;

/// <summary>
/// The most probable sequence of beats in an onset contour whose beat periods are known: a hidden Markov model whose state is the time since
/// the last beat. A beat follows the last one after a period with a deviation of 25 ms; the contour's value is the probability of a beat.
/// </summary>
/// <remarks>
/// After N. Degara et al., Reliability-informed beat tracking of musical signals, IEEE TASLP 20(1), 2012, with the numbers of Essentia's
/// TempoTapDegara: transitions and observations weigh alike, the interval's density is scaled down so that an interval is never certain, a beat
/// is taken to lie just before the contour, and the period of 1.5 s counts from 1.5 s later on.
/// Time is linear in the contour, memory one byte a value.
/// </remarks>
internal sealed class BeatSequence
{
    private const double Deviation = 0.025, Reach = 4, Weight = 0.5, Certainty = 0.99;

    private readonly int _states;
    private readonly double _scale;
    private readonly Dictionary<int, (double[] Beat, double[] Wait)> _intervals = [];

    private BeatSequence(int states, double scale) => (_states, _scale) = (states, scale);

    /// <summary>The contour values at which the beats lie, ascending.</summary>
    /// <param name="contour">An onset contour of 44100 / 512 values a second, from 0 to 1.</param>
    /// <param name="periods">Its periods, one for every 128 values.</param>
    /// <param name="scale">How probable intervals are as a whole: 0.01, or half that where the contour was interpolated.</param>
    public static int[] Of(ReadOnlySpan<float> contour, ReadOnlySpan<int> periods, double scale)
    {
        int longest = periods[0];
        foreach (int period in periods)
            longest = Math.Max(longest, period);
        int states = longest + (int)(3 * Deviation * TempoCurve.ValuesPerSecond);
        return new BeatSequence(states, scale).Decode(contour, periods);
    }

    private int[] Decode(ReadOnlySpan<float> contour, ReadOnlySpan<int> periods)
    {
        var lastBeat = new byte[contour.Length];
        double[] cost = new double[_states], next = new double[_states], candidates = new double[_states];
        Array.Fill(cost, double.PositiveInfinity);
        cost[0] = 0;
        for (int t = 0; t < contour.Length; t++)
        {
            var (beat, wait) = Intervals(periods[Math.Clamp(t / TempoCurve.Periods - 1, 0, periods.Length - 1)]);
            double probability = Certainty * (contour[t] == 0 ? MathF.BitIncrement(1) - 1 : contour[t]);
            double atBeat = -Weight * Math.Log(probability), elsewhere = -Weight * Math.Log(1 - probability);
            TensorPrimitives.Add(cost, beat, candidates);
            int from = TensorPrimitives.IndexOfMin<double>(candidates);
            lastBeat[t] = (byte)from;
            next[0] = candidates[from] + atBeat;
            var waiting = next.AsSpan(1);
            TensorPrimitives.Add(cost.AsSpan(0, _states - 1), wait.AsSpan(0, _states - 1), waiting);
            TensorPrimitives.Add(waiting, elsewhere, waiting);
            (cost, next) = (next, cost);
        }
        var beats = new List<int>();
        for (int t = contour.Length - 1, state = TensorPrimitives.IndexOfMin<double>(cost); t >= 0; t--)
        {
            if (state == 0)
                beats.Add(t);
            state = state == 0 ? lastBeat[t] : state - 1;
            if (state < 0)
                break;
        }
        beats.Reverse();
        return [.. beats];
    }

    /// <summary>The cost of a beat, and of none, after waiting i + 1 values.</summary>
    private (double[] Beat, double[] Wait) Intervals(int period)
    {
        if (_intervals.TryGetValue(period, out var known))
            return known;
        double[] beat = new double[_states], wait = new double[_states];
        int reach = (int)Math.Ceiling(Reach * Deviation * TempoCurve.ValuesPerSecond);
        double survival = 0;
        for (int i = 0; i < _states; i++)
        {
            double seconds = (i + 1 - period) / TempoCurve.ValuesPerSecond;
            double density = Math.Abs(i + 1 - period) > reach ? 0
                : _scale * Math.Exp(-0.5 * seconds * seconds / (Deviation * Deviation)) / (Deviation * Math.Sqrt(2 * Math.PI));
            double hazard = Math.Min(1, density / Math.Exp(survival));
            survival += Math.Log(1 - hazard);
            beat[i] = -Weight * Math.Log(hazard);
            wait[i] = -Weight * Math.Log(1 - hazard);
        }
        return _intervals[period] = (beat, wait);
    }
}
