using System.Globalization;
using MerWorkbench.Experiments;
using MerWorkbench.Figures;

namespace MerWorkbench.Showing;

/// <summary>A run: its scores.</summary>
internal sealed class RunView : View<Run>
{
    /// <inheritdoc/>
    public override IEnumerable<KeyValuePair<string, object?>> Row(object value)
    {
        var run = (Run)value;
        return
        [
            new("Experiment", run.Experiment.Name),
            new("Dataset", run.Experiment.Dataset),
            new("Profile", run.Experiment.Profile),
            .. run.Scores.DistinctBy(score => score.Target).Select(score => new KeyValuePair<string, object?>($"{score.Metric} {score.Target}", Rounded(score.Value))),
        ];
    }

    /// <inheritdoc/>
    protected override string Text(Run value) => ResultTableView.TextOf(TableOf(value));

    /// <inheritdoc/>
    protected override string? Html(Run value) => ResultTableView.HtmlOf(TableOf(value));

    private static ResultTable TableOf(Run run)
    {
        Experiment experiment = run.Experiment;
        string synthetic = experiment.Synthetic ? " (synthetic)" : "";
        var table = new ResultTable(
            string.Create(CultureInfo.InvariantCulture, $"{experiment.Name} on {experiment.Dataset}{synthetic}: {run.Tracks} tracks, {experiment.Protocol}, seed {experiment.Seed}, profile {experiment.Profile.ToString().ToLowerInvariant()}."),
            new("Target"), new("Metric"), new("Score", "0.00"), new("95 % interval"));
        foreach (Score score in run.Scores)
            table.Add(score.Target, score.Metric, score.Value, Range(score.Interval));
        return table;
    }

    private static string Range(Metrics.Interval interval) => $"{Number(interval.Low)} to {Number(interval.High)}";

    private static string Number(double value) => Rounded(value).ToString("0.00", CultureInfo.InvariantCulture).Replace('-', '−');

    // Adding zero turns -0.00 into 0.00.
    private static double Rounded(double value) => Math.Round(value, 2) + 0.0;
}
