using System.Collections.Immutable;
using MerWorkbench.Foundation;

namespace MerWorkbench.Datasets;

/// <summary>
/// k-fold cross-validation by group: every track is tested exactly once, and no group has tracks on two sides of a fold.
/// </summary>
/// <remarks>
/// Groups are put in an order given by the SHA-256 of seed and group name, largest first, and each goes to the fold
/// that has the fewest tracks (stratified: the fewest of its kind too); so the folds depend on the seed and the tracks alone, not on their order on disk.
/// </remarks>
public sealed record KFold : SplitProtocol
{
    private KFold(Group group, int folds, int seed, double validationFraction, Strata strata)
        : base(group, seed, strata) => (Folds, ValidationFraction) = (folds, validationFraction);

    /// <summary>How many folds.</summary>
    public int Folds { get; }

    /// <summary>The share of each fold's remaining tracks that is set aside for validation.</summary>
    public double ValidationFraction { get; }

    /// <inheritdoc/>
    public override string Description => FormattableString.Invariant(
        $"{Folds}-fold {Words}, validation {ValidationFraction:0.###}, seed {Seed}");

    /// <summary>States a protocol.</summary>
    /// <param name="group">What is kept together.</param>
    /// <param name="folds">How many folds, at least 2.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="validationFraction">The share of a fold's training tracks set aside for validation, 0..0.5; default 0.1. Whole groups are taken as long as they fit in it.</param>
    /// <param name="strata">What is spread evenly over the folds; default nothing but the number of tracks.</param>
    public static KFold By(Group group, int folds, int seed, double validationFraction = 0.1, Strata strata = Strata.None) =>
        new(group, Check.InRange(folds, 2, int.MaxValue), seed, Check.InRange(validationFraction, 0.0, 0.5), strata);

    private protected override IReadOnlyList<Split> Split(IReadOnlyList<ISplitItem> tracks, Dictionary<string, string> groups)
    {
        ImmutableArray<GroupCount> counts = Count(tracks, groups, "fold");
        if (counts.Length < Folds)
            throw new MerException($"{Description} needs at least {Folds} groups; {tracks.Count} tracks make {counts.Length}.",
                remedy: "Use fewer folds or more tracks.");
        Dictionary<string, int> foldOf = GroupDealer.Deal(counts, [.. Enumerable.Repeat(1.0 / Folds, Folds)]);
        return [.. Enumerable.Range(0, Folds).Select(fold =>
        {
            GroupCount[] remaining = [.. Count(tracks, groups, FormattableString.Invariant($"validation {fold}")).Where(group => foldOf[group.Name] != fold)];
            HashSet<string> validation = GroupDealer.Take(remaining, ValidationFraction);
            return Parts(fold, tracks, track => foldOf[groups[track.Id]] == fold ? 2 : validation.Contains(groups[track.Id]) ? 1 : 0);
        })];
    }
}
