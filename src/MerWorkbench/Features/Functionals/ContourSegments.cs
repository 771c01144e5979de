using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Functionals;

/// <summary>
/// Lengths of the segments of a contour, in seconds: <c>meanSegLen</c>, <c>maxSegLen</c>, <c>minSegLen</c>, <c>segLenStddev</c> (of the population), and
/// <c>numSegs</c>, <c>segsPerSec</c>. Without a segment all are 0.
/// </summary>
public sealed class ContourSegments : FunctionalFamily
{
    private static readonly string[] All = ["meanSegLen", "maxSegLen", "minSegLen", "segLenStddev", "numSegs", "segsPerSec"];

    private readonly double _period;
    private readonly double[] _levels;
    private readonly bool _zeros;

    private ContourSegments(Seconds period, double[] levels, bool zeros, string[] chosen)
        : base(All, chosen) => (_period, _levels, _zeros) = (Check.Positive(period.Value, nameof(period)), levels, zeros);

    /// <summary>
    /// A segment is a run of values that lie in the same layer of the contour's range, the layers being parted at some levels. Every value belongs to
    /// a segment.
    /// </summary>
    /// <param name="period">The time from one value to the next.</param>
    /// <param name="levels">Where layers end, as shares of the range above the minimum, rising; 0.25 and 0.75 for the ComParE set.</param>
    /// <param name="chosen">The names that come out; all where none is given.</param>
    public static ContourSegments ByLevel(Seconds period, double[] levels, params string[] chosen) => new(period, levels, false, chosen);

    /// <summary>A segment is a run of values that are not 0: the voiced stretches of a pitch contour.</summary>
    /// <param name="period">The time from one value to the next.</param>
    /// <param name="chosen">The names that come out; all where none is given.</param>
    public static ContourSegments NonZero(Seconds period, params string[] chosen) => new(period, [], false, chosen);

    /// <summary>A segment is a run of zeros: the unvoiced stretches of a pitch contour.</summary>
    /// <param name="period">The time from one value to the next.</param>
    /// <param name="chosen">The names that come out; all where none is given.</param>
    public static ContourSegments Zero(Seconds period, params string[] chosen) => new(period, [], true, chosen);

    /// <inheritdoc/>
    protected override void Evaluate(ReadOnlySpan<float> contour, Span<double> values)
    {
        float min = contour[0], max = contour[0];
        foreach (float x in contour)
            (min, max) = (Math.Min(min, x), Math.Max(max, x));
        int count = 0, begin = 0, longest = 0, shortest = int.MaxValue;
        double sum = 0, squares = 0;
        for (int i = 1; i <= contour.Length; i++)
        {
            int layer = Layer(contour[begin], min, max);
            if (i < contour.Length && Layer(contour[i], min, max) == layer)
                continue;
            int length = i - begin;
            begin = i;
            if (layer < 0)
                continue;
            count++;
            (longest, shortest) = (Math.Max(longest, length), Math.Min(shortest, length));
            (sum, squares) = (sum + length, squares + (double)length * length);
        }
        double mean = Ratio(sum, count);
        values[0] = mean * _period;
        values[1] = longest * _period;
        values[2] = (count == 0 ? 0 : shortest) * _period;
        values[3] = Math.Sqrt(Math.Max(0, Ratio(squares, count) - mean * mean)) * _period;
        values[4] = count;
        values[5] = count / (contour.Length * _period);
    }

    /// <summary>Which layer a value lies in; -1 of those that belong to no segment.</summary>
    private int Layer(float value, float min, float max)
    {
        if (_levels.Length == 0)
            return value == 0 == _zeros ? 0 : -1;
        int layer = 0;
        while (layer < _levels.Length && value > min + _levels[layer] * ((double)max - min))
            layer++;
        return layer;
    }
}
