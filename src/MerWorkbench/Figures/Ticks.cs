namespace MerWorkbench.Figures;

/// <summary>Where an axis is marked.</summary>
internal static class Ticks
{
    /// <summary>The distance of 1, 2 or 5 times a power of ten that marks a range about so many times, never more than half again.</summary>
    public static double Distance(IReadOnlyList<double> range, int about)
    {
        double least = Math.Abs(range[1] - range[0]) / (1.5 * about);
        double power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        double factor = new double[] { 1, 2, 5, 10 }.First(step => step * power >= least * (1 - 1e-9));
        return Math.Round(factor * power, 12);
    }
}
