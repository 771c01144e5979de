using System.Collections.Immutable;
using MerWorkbench.Emotion;
using MerWorkbench.Experiments;
using MerWorkbench.Figures;
using MerWorkbench.Foundation;

namespace MerWorkbench.Papers;

/// <summary>
/// Runs of different works on the same tracks and folds, brought to what they have in common: the quadrant of each track, and for those that
/// predict numbers the arousal and valence of the whole track. A course over time counts by its mean, a point by the quadrant it lies in.
/// </summary>
/// <param name="Rows">One run each, in the order given.</param>
/// <param name="SplitHash">The certificate all of them share.</param>
/// <param name="IsSynthetic">Whether the music is generated.</param>
public sealed record Together(ImmutableArray<Together.Row> Rows, string SplitHash, bool IsSynthetic)
{
    /// <summary>One run.</summary>
    /// <param name="Run">The run.</param>
    /// <param name="Scores">Accuracy of the quadrant, then R2 and PCC of arousal and of valence where it predicts numbers.</param>
    public sealed record Row(Run Run, ImmutableArray<Score> Scores)
    {
        /// <summary>Work, input and model in one line.</summary>
        public string Name => $"{Run.Experiment.Paper}: {Run.Experiment.Name}";

        /// <summary>A score, or null.</summary>
        public Score? Find(string target, string metric) => Scores.FirstOrDefault(score => score.Target == target && score.Metric == metric);
    }

    /// <summary>Brings runs together.</summary>
    /// <param name="runs">At least one, of any kind.</param>
    /// <exception cref="MerException">No run, or runs of different split certificates, which were not tested on the same thing.</exception>
    public static Together Of(IReadOnlyList<Run> runs)
    {
        if (runs.Count == 0)
            throw new MerException("There is nothing to set beside each other: no run.");
        if (runs.FirstOrDefault(run => run.Experiment.SplitHash != runs[0].Experiment.SplitHash) is { } other)
            throw new MerException($"{runs[0].Experiment.Name} and {other.Experiment.Name} have different split certificates: {runs[0].Experiment.Protocol} against {other.Experiment.Protocol}.",
                remedy: "Run all works on one dataset with the same seed and number of folds.");
        return new([.. runs.Select(run => new Row(run, [.. MeasuresOf(run).Select(measure => measure.Score(run.Experiment.Seed)).OfType<Score>()]))],
            runs[0].Experiment.SplitHash, runs[0].Experiment.Synthetic);
    }

    /// <summary>All of it as a table.</summary>
    public ResultTable Table()
    {
        var table = new ResultTable($"The works on {Rows[0].Run.Experiment.Dataset}{(IsSynthetic ? " (synthetic)" : "")}: {Rows[0].Run.Experiment.Protocol}.",
            new("Work"), new("Input"), new("Model"), new("Quadrant accuracy", "0.00"), new("95 % interval"),
            new("R² arousal", "0.00"), new("95 % interval of it"), new("R² valence", "0.00"), new("95 % interval of that"));
        foreach (Row row in Rows)
            table.Add([row.Run.Experiment.Paper, row.Run.Input, row.Run.Model, .. Cells(row, "quadrant", "accuracy"), .. Cells(row, "arousal", "R2"), .. Cells(row, "valence", "R2")]);
        return table;

        static ResultCell[] Cells(Row row, string target, string metric) => row.Find(target, metric) is { } score
            ? [score.Value, ReproductionTable.Cell(score.Interval, "0.00")]
            : [ResultCell.Empty, ResultCell.Empty];
    }

    /// <summary>The scores with their intervals, a panel a metric.</summary>
    /// <param name="metric">Which: <c>accuracy</c>, <c>R2</c> or <c>PCC</c>.</param>
    public Figure FigureOf(string metric) => IsSynthetic ? ReproductionFiles.Synthetic(Draw(metric)) : Draw(metric);

    private Figure Draw(string metric) => ScoreMatrixFigure.Of(
        [.. Rows.SelectMany(row => row.Scores.Where(score => score.Metric == metric).Select(score => new ModelScore(row.Name, MetricColumn.HeadingOf(score.Metric), score.Target, score.Value, score.Interval)))],
        $"{MetricColumn.HeadingOf(metric)} of the works on {Rows[0].Run.Experiment.Dataset}{(IsSynthetic ? " (synthetic)" : "")}");

    private static IEnumerable<Measure> MeasuresOf(Run run) => run switch
    {
        AffectRun affect => OfPoints([.. affect.Predictions.Select(item => new Point(item.Id, item.Song, item.Fold, item.Annotated, item.PredictedArousal, item.PredictedValence))]),
        SeriesRun series => OfPoints([.. series.Predictions.GroupBy(item => (item.Id, item.Song, item.Fold)).Select(track => new Point(track.Key.Id, track.Key.Song, track.Key.Fold,
            Affect.On(track.First().Annotated.Scale, valence: track.Average(item => item.Annotated.Valence.Value), arousal: track.Average(item => item.Annotated.Arousal.Value)),
            track.Average(item => item.PredictedArousal), track.Average(item => item.PredictedValence)))]),
        ClassRun classes => classes.Measures().Where(measure => measure.Metric == "accuracy").Select(measure => measure with { Target = "quadrant" }),
        _ => throw new ArgumentOutOfRangeException(nameof(run)),
    };

    private static IEnumerable<Measure> OfPoints(IReadOnlyList<Point> points)
    {
        string[] ids = [.. points.Select(point => point.Id)], songs = [.. points.Select(point => point.Song)];
        int[] folds = [.. points.Select(point => point.Fold)];
        // A prediction may lie beyond the scale's ends, so the quadrant is told from the numbers and not from a value on the scale.
        AffectScale scale = points[0].Annotated.Scale;
        yield return new("quadrant", "accuracy", Measure.Accuracy,
            [.. points.Select(point => Quadrant(point.Annotated.Arousal.Value, point.Annotated.Valence.Value))],
            [.. points.Select(point => Quadrant(point.Arousal, point.Valence))], ids, songs, folds);
        foreach (Measure measure in (Measure[])
            [
                .. Measure.OfAxis("arousal", [.. points.Select(point => point.Annotated.Arousal.Value)], [.. points.Select(point => point.Arousal)], ids, songs, folds),
                .. Measure.OfAxis("valence", [.. points.Select(point => point.Annotated.Valence.Value)], [.. points.Select(point => point.Valence)], ids, songs, folds),
            ])
        {
            if (measure.Metric is "R2" or "PCC")
                yield return measure;
        }

        double Quadrant(double a, double v) => (double)Quadrants.Of(pleasant: v > scale.Valence.Neutral, active: a > scale.Arousal.Neutral);
    }

    private sealed record Point(string Id, string Song, int Fold, Affect Annotated, double Arousal, double Valence);
}
