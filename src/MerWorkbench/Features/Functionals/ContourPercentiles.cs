using System.Globalization;
using MerWorkbench.Foundation;

namespace MerWorkbench.Features.Functionals;

/// <summary>
/// Percentiles of a contour, interpolated linearly between the sorted values (numpy's default): <c>quartile1</c> to <c>quartile3</c>, the
/// ranges between them <c>iqr1-2</c>, <c>iqr2-3</c>, <c>iqr1-3</c>; then any percentiles <c>percentile1.0</c>, and where there are two or more of
/// these, the range from the first to the last, <c>pctlrange0-1</c>.
/// </summary>
public sealed class ContourPercentiles : IFunctional
{
    private readonly bool _quartiles;
    private readonly double[] _percents;
    private float[] _sorted = [];

    /// <summary>Chooses percentiles.</summary>
    /// <param name="quartiles">Whether the quartiles and their ranges come first.</param>
    /// <param name="percents">More percentiles, each from 0 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">A percentile lies outside.</exception>
    public ContourPercentiles(bool quartiles, params double[] percents)
    {
        foreach (double percent in percents)
            Check.InRange(percent, 0, 100, nameof(percents));
        _quartiles = quartiles;
        _percents = percents;
        List<string> names = quartiles ? ["quartile1", "quartile2", "quartile3", "iqr1-2", "iqr2-3", "iqr1-3"] : [];
        names.AddRange(percents.Select(percent => string.Create(CultureInfo.InvariantCulture, $"percentile{percent:0.0}")));
        if (percents.Length > 1)
            names.Add(string.Create(CultureInfo.InvariantCulture, $"pctlrange0-{percents.Length - 1}"));
        Names = names;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Names { get; }

    /// <inheritdoc/>
    public void Compute(ReadOnlySpan<float> contour, Span<float> into)
    {
        Check.Positive(contour.Length, nameof(contour));
        Check.SameLength(Names.Count, into.Length, "the functionals", nameof(into));
        if (_sorted.Length < contour.Length)
            _sorted = new float[contour.Length];
        var sorted = _sorted.AsSpan(0, contour.Length);
        contour.CopyTo(sorted);
        sorted.Sort();
        int at = 0;
        if (_quartiles)
        {
            double first = At(sorted, 25), second = At(sorted, 50), third = At(sorted, 75);
            foreach (double value in (ReadOnlySpan<double>)[first, second, third, second - first, third - second, third - first])
                into[at++] = (float)value;
        }
        foreach (double percent in _percents)
            into[at++] = (float)At(sorted, percent);
        if (_percents.Length > 1)
            into[at] = (float)(At(sorted, _percents[^1]) - At(sorted, _percents[0]));
    }

    private static double At(ReadOnlySpan<float> sorted, double percent)
    {
        double position = percent / 100 * (sorted.Length - 1);
        int below = (int)position, above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (position - below) * ((double)sorted[above] - sorted[below]);
    }
}
