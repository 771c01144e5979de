using System.Collections.Immutable;

namespace MerWorkbench.Datasets.Etudes;

/// <summary>Where the five emotions lie on the plane.</summary>
internal static class SungEmotions
{
    /// <summary>
    /// Valence and arousal of each, in the order of <see cref="SungEmotion"/>: Russell and Mehrabian 1977, Journal of Research in
    /// Personality 11(3), pleasure and arousal of the terms sad, happy, fearful, angry and disgusted, from a transcription by others.
    /// Three of the five lie close together, so that sound alone tells them apart badly and words are needed.
    /// </summary>
    public static ImmutableArray<(double Valence, double Arousal)> Places { get; } =
        [(-0.63, -0.27), (0.81, 0.51), (-0.64, 0.60), (-0.51, 0.59), (-0.60, 0.35)];

    /// <summary>The emotion nearest to a point of the plane; valence counts twice, so that what is calm and pleasant is not taken for sad.</summary>
    public static SungEmotion Nearest(double valence, double arousal) => (SungEmotion)Enumerable.Range(0, Places.Length)
        .MinBy(i => (4 * Math.Pow(Places[i].Valence - valence, 2)) + Math.Pow(Places[i].Arousal - arousal, 2));
}
