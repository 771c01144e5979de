using System.Globalization;
using TDistribution = MathNet.Numerics.Distributions.StudentT;

namespace MerWorkbench.Metrics;

/// <summary>An interval of confidence.</summary>
/// <param name="Low">Its lower end.</param>
/// <param name="High">Its upper end.</param>
/// <param name="Level">The share of repetitions it is meant to cover, 0..1.</param>
/// <param name="Method">How it was made, as results print it.</param>
public readonly record struct Interval(double Low, double High, double Level, string Method)
{
    /// <summary>Whether a value lies inside, ends included.</summary>
    public bool Contains(double value) => value >= Low && value <= High;

    /// <summary>
    /// Student's interval of the mean of one value per fold (or per seed): mean +- t(k - 1) s / sqrt(k). Folds share
    /// training data, so it is somewhat too narrow; it shows spread, it does not prove a difference.
    /// </summary>
    /// <param name="values">One value per fold, at least two.</param>
    /// <param name="level">The level, default 0.95.</param>
    /// <exception cref="UndefinedMetricException">Fewer than two values.</exception>
    public static Interval StudentT(IReadOnlyList<double> values, double level = 0.95)
    {
        RequireLevel(level);
        if (values.Count < 2)
            throw new UndefinedMetricException("The t interval", $"it needs at least two values, got {values.Count}");
        double mean = values.Average();
        double deviation = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1));
        double half = TDistribution.InvCDF(0, 1, values.Count - 1, 0.5 + (level / 2)) * deviation / Math.Sqrt(values.Count);
        return new(mean - half, mean + half, level, $"t over {values.Count} values");
    }

    internal static void RequireLevel(double level)
    {
        if (!(level > 0 && level < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level,
                string.Create(CultureInfo.InvariantCulture, $"level must lie between 0 and 1, both excluded; got {level}."));
    }

    /// <summary>The interval as text: <c>[0.41, 0.55]</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"[{Low:0.###}, {High:0.###}]");
}
