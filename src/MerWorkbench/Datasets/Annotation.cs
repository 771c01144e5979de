using System.Collections.Immutable;
using MerWorkbench.Emotion;

namespace MerWorkbench.Datasets;

/// <summary>What listeners said of a whole clip.</summary>
/// <param name="Mean">The mean over listeners.</param>
/// <param name="ValenceSpread">Standard deviation over listeners (n - 1), on the scale of <paramref name="Mean"/>; null where unknown or with one listener.</param>
/// <param name="ArousalSpread">The same for arousal.</param>
/// <param name="Raters">How many listeners; null where the release does not say.</param>
/// <param name="Ratings">Each listener's rating; empty where the release gives only means.</param>
public sealed record Annotation(
    Affect Mean, double? ValenceSpread, double? ArousalSpread, int? Raters, ImmutableArray<Affect> Ratings)
{
    /// <summary>The annotation that a panel's single ratings add up to.</summary>
    /// <exception cref="ArgumentException">No rating, or ratings on different scales.</exception>
    public static Annotation Of(ImmutableArray<Affect> ratings)
    {
        if (ratings.IsDefaultOrEmpty)
            throw new ArgumentException("An annotation needs at least one rating.", nameof(ratings));
        AffectScale scale = ratings[0].Scale;
        if (ratings.Any(rating => rating.Scale != scale))
            throw new ArgumentException("All ratings of a clip must share a scale.", nameof(ratings));
        double[] valence = [.. ratings.Select(rating => rating.Valence.Value)];
        double[] arousal = [.. ratings.Select(rating => rating.Arousal.Value)];
        return new(Affect.On(scale, valence.Average(), arousal.Average()), Spread(valence), Spread(arousal), ratings.Length, ratings);
    }

    private static double? Spread(double[] values)
    {
        if (values.Length < 2)
            return null;
        double mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
    }
}
