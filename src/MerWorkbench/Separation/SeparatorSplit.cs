using System.Collections.Immutable;
using MerWorkbench.Datasets;
using MerWorkbench.Foundation;

namespace MerWorkbench.Separation;

/// <summary>
/// Which songs a separator learns from and which its training is stopped by: a quarter of those that are not for the test, drawn once. Of MUSDB18's
/// hundred training songs, by name, the 25 that the published code draws with NumPy's seed 1337.
/// </summary>
/// <param name="Train">To learn from.</param>
/// <param name="Validation">To stop by.</param>
/// <param name="Test">To judge, those of the dataset's own test folder.</param>
public sealed record SeparatorSplit(IReadOnlyList<Track> Train, IReadOnlyList<Track> Validation, IReadOnlyList<Track> Test)
{
    /// <summary>Sound files of music without the voice that is to be separated, mixed under the voices of <see cref="Train"/>; default none.</summary>
    public IReadOnlyList<string> Accompaniments { get; init; } = [];

    // numpy.random.seed(1337); sorted(numpy.random.choice(100, 25, replace=False))
    private static readonly ImmutableArray<int> OfHundred =
        [2, 10, 11, 15, 17, 30, 32, 36, 43, 44, 48, 50, 52, 53, 56, 59, 63, 70, 73, 76, 79, 81, 86, 87, 91];

    /// <summary>Splits the songs of a dataset of stems.</summary>
    /// <param name="tracks">All of them.</param>
    /// <param name="seed">The seed, where there are not a hundred to draw from.</param>
    /// <exception cref="MerException">There are fewer than two songs to draw from.</exception>
    public static SeparatorSplit Of(IReadOnlyList<Track> tracks, int seed)
    {
        Track[] test = [.. tracks.Where(track => track.OfficialPart == OfficialPart.Evaluation)];
        Track[] rest = [.. tracks.Where(track => track.OfficialPart != OfficialPart.Evaluation).OrderBy(track => track.Id, StringComparer.Ordinal)];
        if (rest.Length < 2)
            throw new MerException($"Expected at least two songs that are not for the test, got {rest.Length}.");
        HashSet<int> chosen = [.. rest.Length == 100 ? OfHundred : Drawn(rest.Length, seed)];
        return new([.. rest.Where((_, i) => !chosen.Contains(i))], [.. rest.Where((_, i) => chosen.Contains(i))], test);
    }

    private static IEnumerable<int> Drawn(int count, int seed)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        new StableRandom(seed, "separator/validation").Shuffle<int>(order);
        return order.Take(Math.Max(1, count / 4));
    }
}
