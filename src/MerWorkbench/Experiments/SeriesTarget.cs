using MerWorkbench.Datasets;

namespace MerWorkbench.Experiments;

/// <summary>Arousal and valence over time, at the times of the track's dynamic labels.</summary>
public sealed class SeriesTarget : Target
{
    /// <inheritdoc/>
    public override string Description => SeriesRun.Kind;

    /// <inheritdoc/>
    public override string ScaleOf(Track track) => track.Dynamic!.Mean.Scale.Name;

    /// <inheritdoc/>
    public override IReadOnlyList<double>? Of(Track track) => track.Dynamic?.Mean is not { } mean ? null
        : [.. Enumerable.Range(0, mean.Length).SelectMany(time => (double[])[mean.Arousal[time], mean.Valence[time]])];

    internal override Run ToRun(Experiment experiment, string folder, IReadOnlyList<Prediction> predictions) => new SeriesRun(experiment, folder,
        [.. predictions.SelectMany(item => Enumerable.Range(0, item.Values.Count / 2).Select(time => new SeriesPrediction(
            item.Track.Id, item.Track.SongKey, item.Track.Genre, item.Fold, item.Track.Dynamic!.Mean.TimeAt(time), item.Track.Dynamic.Mean[time],
            item.Values[2 * time], item.Values[(2 * time) + 1])))]);
}
