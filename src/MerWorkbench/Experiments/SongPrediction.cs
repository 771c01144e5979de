using MerWorkbench.Emotion;

namespace MerWorkbench.Experiments;

/// <summary>What was annotated and what was predicted for a track, on the labels' scale. A prediction may lie beyond the scale's ends.</summary>
/// <param name="Id">The track.</param>
/// <param name="Song">The song it is cut from.</param>
/// <param name="Genre">Its genre, or null.</param>
/// <param name="Fold">The fold that tested it.</param>
/// <param name="Annotated">The mean over listeners.</param>
/// <param name="PredictedArousal">The prediction, on the scale of <paramref name="Annotated"/>.</param>
/// <param name="PredictedValence">The prediction, on the scale of <paramref name="Annotated"/>.</param>
public sealed record SongPrediction(
    string Id, string Song, string? Genre, int Fold, Affect Annotated, double PredictedArousal, double PredictedValence);
