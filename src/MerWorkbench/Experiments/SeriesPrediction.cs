using MerWorkbench.Emotion;
using MerWorkbench.Units;

namespace MerWorkbench.Experiments;

/// <summary>What was annotated and what was predicted for a moment of a track, on the labels' scale.</summary>
/// <param name="Id">The track.</param>
/// <param name="Song">The song it is cut from.</param>
/// <param name="Genre">Its genre, or null.</param>
/// <param name="Fold">The fold that tested it.</param>
/// <param name="Time">The moment, from the beginning of the track's sound.</param>
/// <param name="Annotated">The mean over listeners.</param>
/// <param name="PredictedArousal">The prediction, on the scale of <paramref name="Annotated"/>.</param>
/// <param name="PredictedValence">The prediction, on the scale of <paramref name="Annotated"/>.</param>
public sealed record SeriesPrediction(
    string Id, string Song, string? Genre, int Fold, Seconds Time, Affect Annotated, double PredictedArousal, double PredictedValence);
