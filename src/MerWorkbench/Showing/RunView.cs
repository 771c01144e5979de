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
            new("R² arousal", Rounded(run.Metrics.Arousal.Scores.R2)),
            new("R² valence", Rounded(run.Metrics.Valence.Scores.R2)),
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
            string.Create(CultureInfo.InvariantCulture, $"{experiment.Name} on {experiment.Dataset}{synthetic}: {run.Predictions.Count} tracks, {experiment.Protocol}, seed {experiment.Seed}, profile {experiment.Profile.ToString().ToLowerInvariant()}."),
            new("Axis"), new("R²", "0.00"), new("95 % interval"), new($"MAE ({experiment.Scale})", "0.00"), new("95 % interval of MAE"));
        foreach (var (axis, result) in ((string, AxisResult)[])[("arousal", run.Metrics.Arousal), ("valence", run.Metrics.Valence)])
            table.Add(axis, result.Scores.R2, Range(result.R2Interval), result.Scores.Mae, Range(result.MaeInterval));
        return table;
    }

    private static string Range(Metrics.Interval interval) => $"{Number(interval.Low)} to {Number(interval.High)}";

    private static string Number(double value) => Rounded(value).ToString("0.00", CultureInfo.InvariantCulture).Replace('-', '−');

    // Adding zero turns -0.00 into 0.00.
    private static double Rounded(double value) => Math.Round(value, 2) + 0.0;
}
