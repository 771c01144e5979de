using MerWorkbench.Datasets;

namespace MerWorkbench.Experiments;

/// <summary>One arousal and one valence for the whole track: the mean over listeners.</summary>
public sealed class AffectTarget : Target
{
    /// <inheritdoc/>
    public override string Description => AffectRun.Kind;

    /// <inheritdoc/>
    public override string ScaleOf(Track track) => track.Annotation!.Mean.Scale.Name;

    /// <inheritdoc/>
    public override IReadOnlyList<double>? Of(Track track) =>
        track.Annotation?.Mean is { } mean ? [mean.Arousal.Value, mean.Valence.Value] : null;

    internal override Run ToRun(Experiment experiment, string folder, IReadOnlyList<Prediction> predictions) => new AffectRun(experiment, folder,
        [.. predictions.Select(item => new SongPrediction(
            item.Track.Id, item.Track.SongKey, item.Track.Genre, item.Fold, item.Track.Annotation!.Mean, item.Values[0], item.Values[1]))]);
}
