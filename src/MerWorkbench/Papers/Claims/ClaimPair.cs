using MerWorkbench.Experiments;

namespace MerWorkbench.Papers.Claims;

/// <summary>Two scores that a claim sets against each other, on the same songs and folds.</summary>
public sealed record ClaimPair
{
    private readonly Measure first, second;
    private readonly double firstScale, secondScale;

    private ClaimPair(string name, Measure first, Measure second)
    {
        (Name, this.first, this.second) = (name, first, second);
        (First, Second) = (first.Function(first.Observed, first.Predicted), second.Function(second.Observed, second.Predicted));
        (firstScale, secondScale) = (ScaleOf(first), ScaleOf(second));
    }

    /// <summary>Which runs, and which targets: <c>essentia/lstm-1x124, arousal</c> against another.</summary>
    public string Name { get; }

    /// <summary>The score that the claim says is the higher.</summary>
    public double First { get; }

    /// <summary>The other.</summary>
    public double Second { get; }

    /// <summary>The first minus the second.</summary>
    public double Difference => First - Second;

    internal IReadOnlyList<string> Ids => first.Ids;

    internal IReadOnlyList<string> Songs => first.Songs;

    internal IReadOnlyList<int> Folds => first.Folds;

    /// <summary>The pair of two runs; null where one has no such score, or they were not tested on the same items.</summary>
    internal static ClaimPair? TryOf(Run first, Run second, (string First, string Second) targets, string metric)
    {
        if (MeasureOf(first, targets.First, metric) is not { } one || MeasureOf(second, targets.Second, metric) is not { } other || !one.Ids.SequenceEqual(other.Ids))
            return null;
        string left = $"{first.Experiment.Name}, {targets.First}", right = first == second ? targets.Second : second.Experiment.Name;
        return new($"{left} against {right}", one, other);
    }

    /// <summary>Both scores of some of the items; an item may be there twice.</summary>
    internal (double First, double Second) Of(IReadOnlyList<int> items) => (Score(first, items), Score(second, items));

    /// <summary>What an item adds to each side's loss: of R2 the squared error over the labels' variance, of accuracy one for a miss.</summary>
    internal (double First, double Second) Loss(int item) => (Loss(first, item) / firstScale, Loss(second, item) / secondScale);

    private static Measure? MeasureOf(Run run, string target, string metric) =>
        run.Find(target, metric) is null ? null : run.Measures().First(measure => measure.Target == target && measure.Metric == metric);

    private static double Score(Measure measure, IReadOnlyList<int> items)
    {
        var (observed, predicted) = (new double[items.Count], new double[items.Count]);
        for (int i = 0; i < items.Count; i++)
            (observed[i], predicted[i]) = (measure.Observed[items[i]], measure.Predicted[items[i]]);
        return measure.Function(observed, predicted);
    }

    private static double Loss(Measure measure, int item)
    {
        double error = measure.Observed[item] - measure.Predicted[item];
        return measure.Metric == "accuracy" ? (error == 0 ? 0 : 1) : error * error;
    }

    private static double ScaleOf(Measure measure)
    {
        double mean = measure.Observed.Average();
        return measure.Metric == "accuracy" ? 1 : measure.Observed.Average(value => (value - mean) * (value - mean));
    }
}
