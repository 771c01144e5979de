using System.Globalization;
using MerWorkbench.Foundation;

namespace MerWorkbench.Metrics;

/// <summary>A metric of predictions against what was observed.</summary>
/// <param name="observed">The annotated values, <c>[items]</c>.</param>
/// <param name="predicted">The predictions of the same items, <c>[items]</c>.</param>
public delegate double RegressionMetric(ReadOnlySpan<double> observed, ReadOnlySpan<double> predicted);

/// <summary>
/// Metrics of continuous predictions, each over the whole set at once, in float64. The order of arguments is always
/// observed, predicted. Du's review (2023) gives R2, MAE, RMSE and PCC; CCC is Lin's (1989).
/// </summary>
/// <remarks>
/// Every metric throws <see cref="ArgumentException"/> for spans of different or no length and for values that are not
/// finite, and <see cref="UndefinedMetricException"/> where it has no value.
/// </remarks>
public static class RegressionMetrics
{
    /// <summary>Coefficient of determination, 1 - SS_res / SS_tot: 1 is perfect, 0 as good as the observed mean, below 0 worse.</summary>
    /// <exception cref="UndefinedMetricException">A single item, or all observed values are equal.</exception>
    public static double R2(ReadOnlySpan<double> observed, ReadOnlySpan<double> predicted)
    {
        Validate(observed, predicted);
        RequireVariation("R2", observed, "the observed values");
        double mean = Mean(observed), residual = 0, total = 0;
        for (int i = 0; i < observed.Length; i++)
        {
            residual += Square(observed[i] - predicted[i]);
            total += Square(observed[i] - mean);
        }
        return 1.0 - (residual / total);
    }

    /// <summary>Mean absolute error, on the scale of the labels.</summary>
    public static double Mae(ReadOnlySpan<double> observed, ReadOnlySpan<double> predicted)
    {
        Validate(observed, predicted);
        double sum = 0;
        for (int i = 0; i < observed.Length; i++)
            sum += Math.Abs(observed[i] - predicted[i]);
        return sum / observed.Length;
    }

    /// <summary>Mean squared error, on the squared scale of the labels.</summary>
    public static double Mse(ReadOnlySpan<double> observed, ReadOnlySpan<double> predicted)
    {
        Validate(observed, predicted);
        double sum = 0;
        for (int i = 0; i < observed.Length; i++)
            sum += Square(observed[i] - predicted[i]);
        return sum / observed.Length;
    }

    /// <summary>Square root of <see cref="Mse"/>, on the scale of the labels.</summary>
    public static double Rmse(ReadOnlySpan<double> observed, ReadOnlySpan<double> predicted) => Math.Sqrt(Mse(observed, predicted));

    /// <summary>Pearson's correlation, -1..1; blind to offset and gain of the predictions.</summary>
    /// <exception cref="UndefinedMetricException">A single item, or one side is constant.</exception>
    public static double Pearson(ReadOnlySpan<double> observed, ReadOnlySpan<double> predicted)
    {
        Validate(observed, predicted);
        RequireVariation("Pearson's correlation", observed, "the observed values");
        RequireVariation("Pearson's correlation", predicted, "the predictions");
        var (_, _, varianceO, varianceP, covariance) = Moments(observed, predicted);
        return Math.Clamp(covariance / (Math.Sqrt(varianceO) * Math.Sqrt(varianceP)), -1, 1);
    }

    /// <summary>
    /// Lin's concordance correlation, 2 s_op / (s_o^2 + s_p^2 + (m_o - m_p)^2) with moments over n (not n - 1), -1..1;
    /// punishes offset and gain as well.
    /// </summary>
    /// <exception cref="UndefinedMetricException">A single item, or all observed values are equal.</exception>
    public static double Ccc(ReadOnlySpan<double> observed, ReadOnlySpan<double> predicted)
    {
        Validate(observed, predicted);
        RequireVariation("The concordance correlation", observed, "the observed values");
        var (meanO, meanP, varianceO, varianceP, covariance) = Moments(observed, predicted);
        return 2 * covariance / (varianceO + varianceP + Square(meanO - meanP));
    }

    private static (double MeanO, double MeanP, double VarianceO, double VarianceP, double Covariance) Moments(
        ReadOnlySpan<double> observed, ReadOnlySpan<double> predicted)
    {
        double meanO = Mean(observed), meanP = Mean(predicted), oo = 0, pp = 0, op = 0;
        for (int i = 0; i < observed.Length; i++)
        {
            double o = observed[i] - meanO, p = predicted[i] - meanP;
            oo += o * o;
            pp += p * p;
            op += o * p;
        }
        int n = observed.Length;
        return (meanO, meanP, oo / n, pp / n, op / n);
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
            sum += value;
        return sum / values.Length;
    }

    private static double Square(double value) => value * value;

    private static void Validate(ReadOnlySpan<double> observed, ReadOnlySpan<double> predicted)
    {
        Check.SameLength(observed.Length, predicted.Length, nameof(observed), nameof(predicted));
        if (observed.IsEmpty)
            throw new ArgumentException("A metric needs at least one item; got none.");
        RequireFinite(observed, nameof(observed));
        RequireFinite(predicted, nameof(predicted));
    }

    private static void RequireFinite(ReadOnlySpan<double> values, string name)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                    $"{name} must be finite numbers; item {i} of {values.Length} is {values[i]}."));
        }
    }

    private static void RequireVariation(string metric, ReadOnlySpan<double> values, string name)
    {
        if (values.Length < 2)
            throw new UndefinedMetricException(metric, "there is only one item");
        if (values.IndexOfAnyExcept(values[0]) < 0)
            throw new UndefinedMetricException(metric,
                string.Create(CultureInfo.InvariantCulture, $"{name} are all {values[0]:0.######}"));
    }
}
