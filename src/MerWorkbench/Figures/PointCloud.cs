namespace MerWorkbench.Figures;

/// <summary>Points of a plane seen as one cloud.</summary>
internal static class PointCloud
{
    /// <summary>
    /// The ellipse one standard deviation (n - 1) from the mean in every direction: the mean plus the Cholesky factor of the
    /// covariance times the unit circle. Closed: the last point is the first.
    /// </summary>
    /// <returns><c>[73]</c> horizontal and vertical positions.</returns>
    public static (double[] X, double[] Y) Ellipse(double[] x, double[] y)
    {
        double meanX = x.Average(), meanY = y.Average();
        double xx = 0, xy = 0, yy = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double dx = x[i] - meanX, dy = y[i] - meanY;
            xx += dx * dx;
            xy += dx * dy;
            yy += dy * dy;
        }
        double n = Math.Max(1, x.Length - 1);
        double a = Math.Sqrt(xx / n);
        double b = a > 0 ? xy / n / a : 0;
        double c = Math.Sqrt(Math.Max(0, (yy / n) - (b * b)));

        const int Points = 73;
        double[] outlineX = new double[Points], outlineY = new double[Points];
        for (int i = 0; i < Points; i++)
        {
            var (sin, cos) = Math.SinCos(2 * Math.PI * (i % (Points - 1)) / (Points - 1));
            // Far fewer digits than a double has: enough for any print, and no trace of how a processor rounds.
            outlineX[i] = Math.Round(meanX + (a * cos), 6);
            outlineY[i] = Math.Round(meanY + (b * cos) + (c * sin), 6);
        }
        return (outlineX, outlineY);
    }
}
