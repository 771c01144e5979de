using System.Collections.Immutable;
using MerWorkbench.Foundation;

namespace MerWorkbench.Emotion;

/// <summary>How strongly each of the nine GEMS emotions was felt: the rate over listeners who named it, 0..1; for one listener 0 or 1.</summary>
public sealed class GemsProfile
{
    private readonly ImmutableArray<double> rates;

    /// <summary>Takes nine rates in the order of <see cref="GemsEmotion"/>.</summary>
    /// <exception cref="ArgumentException">Not nine rates.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A rate is outside [0, 1].</exception>
    public GemsProfile(ReadOnlySpan<double> rates)
    {
        Check.SameLength(Emotions.Length, rates.Length, "the GEMS emotions", nameof(rates));
        foreach (double rate in rates)
            Check.InRange(rate, 0.0, 1.0);
        this.rates = [.. rates];
    }

    /// <summary>The nine emotions in order.</summary>
    public static ImmutableArray<GemsEmotion> Emotions { get; } = [.. Enum.GetValues<GemsEmotion>()];

    /// <summary>The rate of one emotion, 0..1.</summary>
    public double this[GemsEmotion emotion] => rates[(int)emotion];

    /// <summary>The mean of several listeners' profiles.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static GemsProfile Mean(IReadOnlyCollection<GemsProfile> profiles)
    {
        if (profiles.Count == 0)
            throw new ArgumentException("The mean of no profile at all is undefined.", nameof(profiles));
        return new([.. Emotions.Select(emotion => profiles.Average(profile => profile[emotion]))]);
    }
}
