using System.Collections.Immutable;
using MerWorkbench.Foundation;

namespace MerWorkbench.Datasets.Etudes;

/// <summary>What a song has by chance and not by emotion.</summary>
/// <param name="Genre">Its rhythms.</param>
/// <param name="Scales">The scales it chooses from, dark to bright.</param>
/// <param name="Tonic">The pitch class of its first scale step, 0 (C) to 11.</param>
/// <param name="Progression">The degrees of four bars of chords; the first is the tonic.</param>
/// <param name="Lead">The sound of the melody.</param>
/// <param name="Chords">The sound of the chords.</param>
/// <param name="Singer">How much shorter the singer's throat is than a man's mean one: 1 to 1.2.</param>
internal sealed record Style(
    Genre Genre, ImmutableArray<Scale> Scales, int Tonic, ImmutableArray<int> Progression, Timbre Lead, Timbre Chords, double Singer)
{
    private static readonly ImmutableArray<ImmutableArray<int>> Progressions =
        [[0, 4, 5, 3], [0, 5, 3, 4], [0, 3, 0, 4], [0, 3, 4, 0], [0, 4, 0, 3], [0, 5, 4, 0]];

    /// <summary>One of the popular styles.</summary>
    public static Style Popular(StableRandom random) => Draw(random, Genre.Popular, Scale.Church);

    /// <summary>A makam over a drone.</summary>
    public static Style Turkish(StableRandom random) => Draw(random, Genre.Turkish, Scale.Makam);

    /// <summary>True where there are no chords but a drone.</summary>
    public bool IsMonodic => Scales == Scale.Makam;

    private static Style Draw(StableRandom random, ImmutableArray<Genre> genres, ImmutableArray<Scale> scales) => new(
        genres[random.Next(genres.Length)], scales, random.Next(12), Progressions[random.Next(Progressions.Length)],
        (Timbre)random.Next(3), (Timbre)random.Next(3), 1 + (0.2 * random.NextDouble()));
}
