using System.Globalization;
using MerWorkbench.Foundation;
using MerWorkbench.Learning.Baselines;

namespace MerWorkbench.Benchmarks.Learning;

/// <summary>How long each baseline takes to fit a table as wide as ComParE's.</summary>
public sealed class BaselinesBenchmark : IBenchmark
{
    /// <inheritdoc/>
    public string Name => "baselines";

    /// <inheritdoc/>
    public string Summary => "seconds to fit each baseline estimator (ROWS COLUMNS, default 300 9000)";

    /// <inheritdoc/>
    public int Run(string[] args)
    {
        int[] sizes = [300, 9000];
        if (args.Length is not (0 or 2) || !args.Select((text, at) => int.TryParse(text, CultureInfo.InvariantCulture, out sizes[at]) && sizes[at] > 9).All(good => good))
        {
            Console.Error.WriteLine("Usage: mer-bench baselines [ROWS COLUMNS], both at least 10");
            return 2;
        }
        var random = new StableRandom(1, "baselines benchmark");
        double[][] rows = [.. Enumerable.Range(0, sizes[0]).Select(_ => Enumerable.Range(0, sizes[1]).Select(_ => random.NextNormal()).ToArray())];
        double[] targets = [.. rows.Select(row => row.Take(10).Sum() + random.NextNormal())];
        int[] labels = [.. targets.Select(target => target < -2 ? 0 : target < 0 ? 1 : target < 2 ? 2 : 3)];
        foreach (IRegressor regressor in (IRegressor[])[new KnnRegressor(), new SupportVectorRegressor(), SupportVectorRegressor.WekaSmoReg, GridRegressor.Svr(), new RidgeRegressor(), new ForestRegressor()])
            Report($"{regressor.Name} (regression)", () => regressor.Fit(rows, targets, 1).Predict(rows[0]));
        foreach (IClassifier classifier in (IClassifier[])[new KnnClassifier(), new SupportVectorClassifier(), GridClassifier.Svm(), new ForestClassifier()])
            Report($"{classifier.Name} (classes)", () => classifier.Fit(rows, labels, 4, 1).Probabilities(rows[0]));
        if (sizes[0] > sizes[1] + 1)
            Report("linear-regression, M5", () => new LinearRegressor(AttributeElimination.M5).Fit(rows, targets, 1).Predict(rows[0]));
        return 0;
    }

    private static void Report(string what, Action fit) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-28} {WallClock.Seconds(fit),8:0.00} s"));
}
