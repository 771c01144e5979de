namespace MerWorkbench.Experiments;

/// <summary>The scores of a run.</summary>
/// <param name="Arousal">Over all songs, arousal.</param>
/// <param name="Valence">Over all songs, valence.</param>
public sealed record RunMetrics(AxisResult Arousal, AxisResult Valence)
{
    /// <summary>Scores a run's predictions.</summary>
    public static RunMetrics Of(IReadOnlyList<SongPrediction> predictions, int seed)
    {
        string[] songs = [.. predictions.Select(item => item.Song)];
        return new(
            AxisResult.Of([.. predictions.Select(item => item.Annotated.Arousal.Value)], [.. predictions.Select(item => item.PredictedArousal)], songs, seed),
            AxisResult.Of([.. predictions.Select(item => item.Annotated.Valence.Value)], [.. predictions.Select(item => item.PredictedValence)], songs, seed));
    }
}
