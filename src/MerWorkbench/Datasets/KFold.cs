using System.Collections.Immutable;
using MerWorkbench.Foundation;

namespace MerWorkbench.Datasets;

/// <summary>
/// k-fold cross-validation by group: every track is tested exactly once, and no group has tracks on two sides of a fold.
/// </summary>
/// <remarks>
/// Groups are put in an order given by the SHA-256 of seed and group name, largest first, and each goes to the fold
/// that has the fewest tracks; so the folds depend on the seed and the tracks alone, not on their order on disk.
/// </remarks>
public sealed record KFold
{
    private KFold(Group group, int folds, int seed, double validationFraction) =>
        (Group, Folds, Seed, ValidationFraction) = (group, folds, seed, validationFraction);

    /// <summary>What is kept together.</summary>
    public Group Group { get; }

    /// <summary>How many folds.</summary>
    public int Folds { get; }

    /// <summary>The seed of the order.</summary>
    public int Seed { get; }

    /// <summary>The share of each fold's remaining tracks that is set aside for validation.</summary>
    public double ValidationFraction { get; }

    /// <summary>The protocol as results print it: <c>10-fold by song, validation 0.1, seed 7</c>.</summary>
    public string Description => FormattableString.Invariant(
        $"{Folds}-fold by {Group.ToString().ToLowerInvariant()}, validation {ValidationFraction:0.###}, seed {Seed}");

    /// <summary>States a protocol.</summary>
    /// <param name="group">What is kept together.</param>
    /// <param name="folds">How many folds, at least 2.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="validationFraction">The share of a fold's training tracks set aside for validation, 0..0.5; default 0.1. Whole groups are taken as long as they fit in it.</param>
    public static KFold By(Group group, int folds, int seed, double validationFraction = 0.1) =>
        new(group, Check.InRange(folds, 2, int.MaxValue), seed, Check.InRange(validationFraction, 0.0, 0.5));

    /// <summary>The folds.</summary>
    /// <exception cref="MerException">There are fewer groups than folds, or two tracks share an id.</exception>
    public IReadOnlyList<Split> Split(IReadOnlyList<Track> tracks)
    {
        if (tracks.GroupBy(track => track.Id).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new MerException($"Two tracks have the id {twice.Key}; a split needs ids that are unique.");
        string[] groups = TrackGroups.Of(tracks, Group);
        Dictionary<string, int> sizes = groups.CountBy(name => name).ToDictionary();
        if (sizes.Count < Folds)
            throw new MerException($"{Description} needs at least {Folds} groups; {tracks.Count} tracks make {sizes.Count}.",
                remedy: "Use fewer folds or more tracks.");

        var foldOf = new Dictionary<string, int>();
        var filled = new int[Folds];
        foreach (string name in sizes.Keys.OrderByDescending(name => sizes[name]).ThenBy(name => Order(name, "fold"), StringComparer.Ordinal))
        {
            int fold = Array.IndexOf(filled, filled.Min());
            foldOf.Add(name, fold);
            filled[fold] += sizes[name];
        }
        return [.. Enumerable.Range(0, Folds).Select(fold => MakeSplit(fold, tracks, groups, foldOf, sizes))];
    }

    private Split MakeSplit(int fold, IReadOnlyList<Track> tracks, string[] groups, Dictionary<string, int> foldOf, Dictionary<string, int> sizes)
    {
        string[] remaining = [.. sizes.Keys.Where(name => foldOf[name] != fold)
            .OrderBy(name => Order(name, FormattableString.Invariant($"validation {fold}")), StringComparer.Ordinal)];
        int wanted = (int)Math.Round(ValidationFraction * remaining.Sum(name => sizes[name]), MidpointRounding.AwayFromZero);
        var validation = new HashSet<string>();
        int taken = 0;
        // A group that would overshoot is passed over, so that one prolific artist does not empty the training part.
        foreach (string name in remaining)
        {
            if (taken + sizes[name] <= wanted)
            {
                validation.Add(name);
                taken += sizes[name];
            }
        }
        return new(fold,
            Ids(name => foldOf[name] != fold && !validation.Contains(name)), Ids(validation.Contains), Ids(name => foldOf[name] == fold));

        ImmutableArray<string> Ids(Func<string, bool> belongs) =>
            [.. Enumerable.Range(0, tracks.Count).Where(i => belongs(groups[i])).Select(i => tracks[i].Id)];
    }

    private string Order(string group, string purpose) =>
        ContentHash.OfText(FormattableString.Invariant($"{Seed}|{purpose}|{group}")).Hex;
}
