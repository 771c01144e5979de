using MerWorkbench.Emotion;
using MerWorkbench.Metrics;

namespace MerWorkbench.Experiments;

/// <summary>A run that predicted arousal and valence over time. Its metrics are taken over all moments together and, with the words "per song", as the mean over songs.</summary>
public sealed class SeriesRun : Run
{
    internal const string Kind = "series";

    private static readonly string[] Columns =
        ["id", "song", "genre", "fold", "time", "annotated_arousal", "predicted_arousal", "annotated_valence", "predicted_valence"];

    internal SeriesRun(Experiment experiment, string folder, IReadOnlyList<SeriesPrediction> predictions)
        : base(experiment, folder) => Predictions = predictions;

    /// <summary>The prediction of every moment of every track that was tested, in the dataset's order and then in time.</summary>
    public IReadOnlyList<SeriesPrediction> Predictions { get; }

    /// <inheritdoc/>
    public override int Tracks => Predictions.Select(item => item.Id).Distinct().Count();

    internal static SeriesRun Read(Experiment experiment, string folder, string path)
    {
        AffectScale scale = AffectScale.Find(experiment.Scale);
        return new(experiment, folder, [.. PredictionTable.Read(path, Columns).Select(row => new SeriesPrediction(
            row.Text("id"), row.Text("song"), row.Optional("genre"), row.Fold, new(row.Number("time")),
            Affect.On(scale, valence: row.Number("annotated_valence"), arousal: row.Number("annotated_arousal")),
            row.Number("predicted_arousal"), row.Number("predicted_valence")))]);
    }

    internal override string ToCsv() => PredictionTable.Write(Columns, Predictions.Select(item => (object?[])
        [item.Id, item.Song, item.Genre, item.Fold, item.Time.Value, item.Annotated.Arousal.Value, item.PredictedArousal, item.Annotated.Valence.Value, item.PredictedValence]));

    internal override IEnumerable<Measure> Measures() =>
    [
        .. OfAxis("arousal", item => item.Annotated.Arousal.Value, item => item.PredictedArousal),
        .. OfAxis("valence", item => item.Annotated.Valence.Value, item => item.PredictedValence),
    ];

    private IEnumerable<Measure> OfAxis(string axis, Func<SeriesPrediction, double> observed, Func<SeriesPrediction, double> predicted)
    {
        string[] moments = [.. Predictions.Select(item => FormattableString.Invariant($"{item.Id}@{item.Time.Value}"))];
        foreach (Measure pooled in Measure.OfAxis(axis, [.. Predictions.Select(observed)], [.. Predictions.Select(predicted)], moments,
            [.. Predictions.Select(item => item.Song)], [.. Predictions.Select(item => item.Fold)]))
            yield return pooled;

        var tracks = Predictions.GroupBy(item => item.Id).Select(track => (track.Key, track.First().Song, track.First().Fold,
            Observed: track.Select(observed).ToArray(), Predicted: track.Select(predicted).ToArray())).ToList();
        yield return PerSong("RMSE per song", RegressionMetrics.Rmse, tracks);
        // A song whose labels or predictions do not move has no correlation and is left out of the mean.
        yield return PerSong("PCC per song", RegressionMetrics.Pearson, [.. tracks.Where(track => Moves(track.Observed) && Moves(track.Predicted))]);

        Measure PerSong(string metric, RegressionMetric function, List<(string Id, string Song, int Fold, double[] Observed, double[] Predicted)> chosen)
        {
            double[] values = [.. chosen.Select(track => function(track.Observed, track.Predicted))];
            return new(axis, metric, Mean, values, values, [.. chosen.Select(track => track.Id)], [.. chosen.Select(track => track.Song)], [.. chosen.Select(track => track.Fold)]);
        }

        static bool Moves(double[] values) => values.AsSpan().IndexOfAnyExcept(values[0]) >= 0;
    }

    private static double Mean(ReadOnlySpan<double> observed, ReadOnlySpan<double> predicted)
    {
        if (predicted.Length == 0)
            throw new UndefinedMetricException("The mean over songs", "no song has one");
        double sum = 0;
        foreach (double value in predicted)
            sum += value;
        return sum / predicted.Length;
    }
}
