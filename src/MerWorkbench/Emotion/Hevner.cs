using System.Collections.Immutable;
using MerWorkbench.Foundation;

namespace MerWorkbench.Emotion;

/// <summary>The adjectives of Hevner's circle, how far clusters lie from each other, and where they lie on Russell's plane, roughly.</summary>
/// <remarks>
/// The original was not at hand. Of the 66 words, 64 stand in the same clusters in the table of E. R. Miranda, S. Kirby and P. M. Todd (2003),
/// On computational models of the evolution of music, Contemporary Music Review 22, p. 101, which lacks "gloomy" and "martial". That they are
/// 66 agrees with P. R. Farnsworth (1954), A study of the Hevner adjective list, Journal of Aesthetics and Art Criticism 13: "67 (actually only 66)".
/// </remarks>
public static class Hevner
{
    /// <summary>Where the words come from and how surely, to be shown wherever they are.</summary>
    public const string Source = "after K. Hevner (1936), Experimental studies of the elements of expression in music, American Journal of Psychology 48; second-hand, not verified against the original";

    /// <summary>How <see cref="QuadrantsOf"/> was made, to be shown wherever it is used.</summary>
    public const string QuadrantSource = "the workbench's own reading of the words; Hevner's circle has no axes";

    private static readonly ImmutableArray<ImmutableArray<string>> Words =
    [
        ["spiritual", "lofty", "awe-inspiring", "dignified", "sacred", "solemn", "sober", "serious"],
        ["pathetic", "doleful", "sad", "mournful", "tragic", "melancholy", "frustrated", "depressing", "gloomy", "heavy", "dark"],
        ["dreamy", "yielding", "tender", "sentimental", "longing", "yearning", "pleading", "plaintive"],
        ["lyrical", "leisurely", "satisfying", "serene", "tranquil", "quiet", "soothing"],
        ["humorous", "playful", "whimsical", "fanciful", "quaint", "sprightly", "delicate", "light", "graceful"],
        ["merry", "joyous", "gay", "happy", "cheerful", "bright"],
        ["exhilarated", "soaring", "triumphant", "dramatic", "passionate", "sensational", "agitated", "exciting", "impetuous", "restless"],
        ["vigorous", "robust", "emphatic", "martial", "ponderous", "majestic", "exalting"],
    ];

    /// <summary>The eight clusters in the order of the circle.</summary>
    public static ImmutableArray<HevnerCluster> Clusters { get; } = [.. Enum.GetValues<HevnerCluster>()];

    /// <summary>The adjectives of a cluster.</summary>
    public static ImmutableArray<string> AdjectivesOf(HevnerCluster cluster) => Words[(int)cluster - 1];

    /// <summary>The cluster of an adjective, in any case; null where it is in none.</summary>
    public static HevnerCluster? Find(string adjective)
    {
        int at = Array.FindIndex([.. Words], words => words.Contains(adjective.Trim(), StringComparer.OrdinalIgnoreCase));
        return at < 0 ? null : Clusters[at];
    }

    /// <summary>How many steps of the circle lie between two clusters by the shorter way, 0..4; 4 is the opposite.</summary>
    public static int Steps(HevnerCluster from, HevnerCluster to)
    {
        int apart = Math.Abs((int)from - (int)to);
        return Math.Min(apart, Words.Length - apart);
    }

    /// <summary>The quadrants a cluster's words belong to, the likelier first; <see cref="QuadrantSource"/> says how this was made.</summary>
    public static ImmutableArray<Quadrant> QuadrantsOf(HevnerCluster cluster) => Check.InRange((int)cluster, 1, Words.Length) switch
    {
        1 => [Quadrant.Q4, Quadrant.Q3],
        2 => [Quadrant.Q3],
        3 => [Quadrant.Q3, Quadrant.Q4],
        4 => [Quadrant.Q4],
        5 or 6 => [Quadrant.Q1],
        _ => [Quadrant.Q1, Quadrant.Q2],
    };
}
