using MerWorkbench.Foundation;

namespace MerWorkbench.Datasets.Etudes;

/// <summary>What the songs of a dataset are meant to be.</summary>
/// <param name="Course">The emotion of a song, from chance and the song's number.</param>
/// <param name="Emotion">What its words say, from its number; null to let them follow the emotion.</param>
/// <param name="SungShare">The share of songs with words.</param>
/// <param name="IsTurkish">True for makam.</param>
internal sealed record EtudeIntent(
    Func<StableRandom, int, AffectCourse> Course, Func<int, SungEmotion?> Emotion, double SungShare, bool IsTurkish = false)
{
    /// <summary>The four quarters of the plane in turn.</summary>
    public static EtudeIntent Quadrants(double sungShare) =>
        new((random, index) => AffectCourse.InQuadrant(random, index % 4), _ => null, sungShare);

    /// <summary>The five emotions of sung words in turn; sound and words say the same.</summary>
    public static EtudeIntent Emotions { get; } = new(
        (random, index) => Around(random, (SungEmotion)(index % SungEmotions.Places.Length)),
        index => (SungEmotion)(index % SungEmotions.Places.Length), 1);

    /// <summary>Makam in the first three quarters of the plane in turn.</summary>
    public static EtudeIntent Turkish { get; } = new((random, index) => AffectCourse.InQuadrant(random, index % 3), _ => null, 0, IsTurkish: true);

    private static AffectCourse Around(StableRandom random, SungEmotion emotion)
    {
        var (valence, arousal) = SungEmotions.Places[(int)emotion];
        return AffectCourse.Around(random, valence, arousal);
    }
}
