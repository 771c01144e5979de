using MerWorkbench.Datasets;
using MerWorkbench.Metrics;

namespace MerWorkbench.Papers;

/// <summary>
/// Split-half reliability of the labels (<see cref="Agreement.SplitHalf"/>): the correlation expected between this panel's
/// mean and another panel's. No model of the mean can be expected to explain more of its variance than this.
/// </summary>
/// <param name="Arousal">Reliability of arousal.</param>
/// <param name="Valence">Reliability of valence.</param>
public sealed record Ceiling(double Arousal, double Valence)
{
    /// <summary>The reliability of tracks' labels, or null where single ratings are not released.</summary>
    public static Ceiling? Of(IReadOnlyList<Track> tracks, int seed)
    {
        if (tracks.Any(track => track.Annotation is not { Ratings.Length: >= 2 }))
            return null;
        return new(
            Agreement.SplitHalf([.. tracks.Select(track => track.Annotation!.Ratings.Select(rating => rating.Arousal.Value).ToArray())], seed),
            Agreement.SplitHalf([.. tracks.Select(track => track.Annotation!.Ratings.Select(rating => rating.Valence.Value).ToArray())], seed));
    }
}
