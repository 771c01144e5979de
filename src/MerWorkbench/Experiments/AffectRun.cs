using MerWorkbench.Emotion;

namespace MerWorkbench.Experiments;

/// <summary>A run that predicted one arousal and one valence a track.</summary>
public sealed class AffectRun : Run
{
    internal const string Kind = "affect";

    private static readonly string[] Columns =
        ["id", "song", "genre", "fold", "annotated_arousal", "predicted_arousal", "annotated_valence", "predicted_valence"];

    internal AffectRun(Experiment experiment, string folder, IReadOnlyList<SongPrediction> predictions)
        : base(experiment, folder) => Predictions = predictions;

    /// <summary>The prediction of every track that was tested, from the fold that tested it, in the dataset's order.</summary>
    public IReadOnlyList<SongPrediction> Predictions { get; }

    /// <inheritdoc/>
    public override int Tracks => Predictions.Count;

    internal static AffectRun Read(Experiment experiment, string folder, string path)
    {
        AffectScale scale = AffectScale.Find(experiment.Scale);
        return new(experiment, folder, [.. PredictionTable.Read(path, Columns).Select(row => new SongPrediction(
            row.Text("id"), row.Text("song"), row.Optional("genre"), row.Fold,
            Affect.On(scale, valence: row.Number("annotated_valence"), arousal: row.Number("annotated_arousal")),
            row.Number("predicted_arousal"), row.Number("predicted_valence")))]);
    }

    internal override string ToCsv() => PredictionTable.Write(Columns, Predictions.Select(item => (object?[])
        [item.Id, item.Song, item.Genre, item.Fold, item.Annotated.Arousal.Value, item.PredictedArousal, item.Annotated.Valence.Value, item.PredictedValence]));

    internal override IEnumerable<Measure> Measures()
    {
        string[] ids = [.. Predictions.Select(item => item.Id)], songs = [.. Predictions.Select(item => item.Song)];
        int[] folds = [.. Predictions.Select(item => item.Fold)];
        return
        [
            .. Measure.OfAxis("arousal", [.. Predictions.Select(item => item.Annotated.Arousal.Value)], [.. Predictions.Select(item => item.PredictedArousal)], ids, songs, folds),
            .. Measure.OfAxis("valence", [.. Predictions.Select(item => item.Annotated.Valence.Value)], [.. Predictions.Select(item => item.PredictedValence)], ids, songs, folds),
        ];
    }
}
