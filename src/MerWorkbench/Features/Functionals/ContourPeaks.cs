using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Functionals;

/// <summary>
/// Peaks of a contour and the slopes between them. The contour is read as a zigzag whose turns lie at least a share of its range apart; what
/// moves less is no turn. A peak is an inner turn from rise to fall.
/// <list type="bullet">
/// <item><c>numPeaks</c>, <c>peaksPerSec</c>; <c>meanPeakDist</c> and <c>peakDistStddev</c>, the time from peak to peak in seconds;</item>
/// <item><c>peakRangeAbs</c> highest minus lowest peak, <c>peakRangeRel</c> the same over the contour's range; <c>peakMeanAbs</c> the peaks' mean,
/// <c>peakMeanMeanDist</c> that minus the contour's mean, <c>peakMeanRel</c> the one over the other; <c>minRangeRel</c> the range of the inner
/// lows over the contour's range;</item>
/// <item><c>meanRisingSlope</c>, <c>stddevRisingSlope</c>, <c>meanFallingSlope</c>, <c>stddevFallingSlope</c>: change per second from turn to turn, the
/// ends of the contour being turns too; falling slopes are given as positive numbers.</item>
/// </list>
/// What cannot be had, such as the distance of a single peak, is 0.
/// </summary>
public sealed class ContourPeaks : FunctionalFamily
{
    private static readonly string[] All =
    [
        "numPeaks", "peaksPerSec", "meanPeakDist", "peakDistStddev", "peakRangeAbs", "peakRangeRel", "peakMeanAbs", "peakMeanMeanDist",
        "peakMeanRel", "minRangeRel", "meanRisingSlope", "stddevRisingSlope", "meanFallingSlope", "stddevFallingSlope",
    ];

    private readonly double _period, _threshold;
    private int[] _turns = [];

    /// <summary>Chooses a picker.</summary>
    /// <param name="period">The time from one value to the next.</param>
    /// <param name="threshold">How far apart turns lie, as a share of the contour's range: 0.1 by default.</param>
    /// <param name="chosen">The names that come out; all where none is given.</param>
    public ContourPeaks(Seconds period, double threshold = 0.1, params string[] chosen)
        : base(All, chosen) =>
        (_period, _threshold) = (Check.Positive(period.Value, nameof(period)), Check.InRange(threshold, 0, 1));

    /// <inheritdoc/>
    protected override void Evaluate(ReadOnlySpan<float> contour, Span<double> values)
    {
        if (_turns.Length < contour.Length)
            _turns = new int[contour.Length];
        float min = contour[0], max = contour[0];
        double sum = 0;
        foreach (float x in contour)
            (min, max, sum) = (Math.Min(min, x), Math.Max(max, x), sum + x);
        double range = (double)max - min, mean = sum / contour.Length;
        var turns = _turns.AsSpan(0, Turns(contour, Math.Max(_threshold * range, float.Epsilon)));

        Spread distances = default, peaks = default, lows = default, rises = default, falls = default;
        int last = -1;
        for (int i = 0; i < turns.Length; i++)
        {
            double value = contour[turns[i]];
            bool inner = i > 0 && i < turns.Length - 1, high = i > 0 ? value > contour[turns[i - 1]] : i + 1 < turns.Length && value > contour[turns[1]];
            if (i > 0)
            {
                double slope = Math.Abs(value - contour[turns[i - 1]]) / ((turns[i] - turns[i - 1]) * _period);
                if (high)
                    rises.Add(slope);
                else
                    falls.Add(slope);
            }
            if (inner && high)
            {
                peaks.Add(value);
                if (last >= 0)
                    distances.Add((turns[i] - last) * _period);
                last = turns[i];
            }
            else if (inner)
            {
                lows.Add(value);
            }
        }
        values[0] = peaks.Count;
        values[1] = peaks.Count / (contour.Length * _period);
        (values[2], values[3]) = (distances.Mean, distances.Deviation);
        values[4] = peaks.Range;
        values[5] = Ratio(peaks.Range, range);
        values[6] = peaks.Mean;
        values[7] = peaks.Count == 0 ? 0 : peaks.Mean - mean;
        values[8] = Math.Abs(mean) <= 1e-12 * range ? 0 : peaks.Mean / mean;
        values[9] = Ratio(lows.Range, range);
        (values[10], values[11]) = (rises.Mean, rises.Deviation);
        (values[12], values[13]) = (falls.Mean, falls.Deviation);
    }

    /// <summary>Finds the turns, ends included; answers how many.</summary>
    private int Turns(ReadOnlySpan<float> x, double threshold)
    {
        int count = 0, low = 0, high = 0, direction = 0;
        for (int i = 1; i < x.Length; i++)
        {
            if (x[i] > x[high])
                high = i;
            if (x[i] < x[low])
                low = i;
            if (direction <= 0 && x[i] - (double)x[low] >= threshold)
            {
                Turn(low, ref count);
                (direction, high) = (1, i);
            }
            else if (direction >= 0 && (double)x[high] - x[i] >= threshold)
            {
                Turn(high, ref count);
                (direction, low) = (-1, i);
            }
        }
        if (direction != 0)
            Turn(direction > 0 ? high : low, ref count);
        return count;
    }

    private void Turn(int at, ref int count) => _turns[count++] = at;

    /// <summary>Count, mean, deviation and range of numbers that come one by one (Welford).</summary>
    private struct Spread
    {
        private double _squares, _low, _high;

        public int Count { get; private set; }

        public double Mean { get; private set; }

        public readonly double Deviation => Count == 0 ? 0 : Math.Sqrt(_squares / Count);

        public readonly double Range => _high - _low;

        public void Add(double value)
        {
            (_low, _high) = Count == 0 ? (value, value) : (Math.Min(_low, value), Math.Max(_high, value));
            double distance = value - Mean;
            Mean += distance / ++Count;
            _squares += distance * (value - Mean);
        }
    }
}
