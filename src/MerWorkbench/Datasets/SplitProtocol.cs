using System.Collections.Immutable;
using MerWorkbench.Foundation;

namespace MerWorkbench.Datasets;

/// <summary>A way to say which tracks train, choose and test.</summary>
/// <remarks>A protocol's folds depend on its own parameters and on the tracks alone, not on the tracks' order.</remarks>
public abstract record SplitProtocol
{
    private protected SplitProtocol(Group group, int seed, Strata strata) => (Group, Seed, Strata) = (group, seed, strata);

    /// <summary>What is kept together.</summary>
    public Group Group { get; }

    /// <summary>The seed of the order in which groups are dealt out.</summary>
    public int Seed { get; }

    /// <summary>What is spread evenly.</summary>
    public Strata Strata { get; }

    /// <summary>The protocol as results print it: <c>10-fold by song, validation 0.1, seed 7</c>.</summary>
    public abstract string Description { get; }

    /// <summary>The folds; one where the protocol is no cross-validation.</summary>
    /// <exception cref="MerException">There are too few groups, two tracks share an id, or labels that the protocol needs are missing.</exception>
    public IReadOnlyList<Split> Split(IReadOnlyList<ISplitItem> tracks)
    {
        if (tracks.GroupBy(track => track.Id).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new MerException($"Two tracks have the id {twice.Key}; a split needs ids that are unique.");
        return Split(tracks, TrackGroups.Of(tracks, Group));
    }

    /// <summary>The folds' certificate.</summary>
    /// <param name="dataset">The dataset's name.</param>
    /// <param name="tracks">All tracks.</param>
    /// <param name="duplicates">What <see cref="NearDuplicates.Find"/> found among them; null where nobody looked.</param>
    /// <exception cref="MerException">As for <see cref="Split(IReadOnlyList{ISplitItem})"/>.</exception>
    public SplitCertificate Certify(string dataset, IReadOnlyList<ISplitItem> tracks, IReadOnlyList<NearDuplicate>? duplicates = null) =>
        SplitCertificate.Of(dataset, tracks, Split(tracks), Group, Description, duplicates);

    private protected abstract IReadOnlyList<Split> Split(IReadOnlyList<ISplitItem> tracks, Dictionary<string, string> groups);

    private protected string Words => FormattableString.Invariant(
        $"by {Group.ToString().ToLowerInvariant()}{(Group == Group.Clip ? " (loose)" : "")}{(Strata == Strata.None ? "" : $", stratified on {Strata.ToString().ToLowerInvariant()}")}");

    /// <summary>The groups with how many tracks each has of each stratum, in the order in which they are dealt out: hashed by seed and purpose.</summary>
    private protected ImmutableArray<GroupCount> Count(IReadOnlyList<ISplitItem> tracks, Dictionary<string, string> groups, string purpose)
    {
        (string Group, string Stratum)[] placed = [.. tracks.Select(track => (groups[track.Id], StratumOf(track)))];
        string[] kinds = [.. placed.Select(track => track.Stratum).Distinct().Order(StringComparer.Ordinal)];
        return [.. placed.GroupBy(track => track.Group)
            .Select(group => new GroupCount(group.Key, [.. kinds.Select(kind => group.Count(track => track.Stratum == kind))]))
            .OrderBy(group => ContentHash.OfText(FormattableString.Invariant($"{Seed}|{purpose}|{group.Name}")).Hex, StringComparer.Ordinal)];
    }

    /// <summary>The split whose parts, 0 to 2 for training, validation and test, a function tells of each track.</summary>
    private protected static Split Parts(int fold, IReadOnlyList<ISplitItem> tracks, Func<ISplitItem, int> partOf)
    {
        ILookup<int, string> ids = tracks.ToLookup(partOf, track => track.Id);
        return new(fold, [.. ids[0]], [.. ids[1]], [.. ids[2]]);
    }

    private string StratumOf(ISplitItem track) => Strata switch
    {
        Strata.None => "",
        Strata.Quadrant => track.Affect?.Quadrant().ToString() ?? throw Missing(track, "valence and arousal"),
        _ => track.Class ?? throw Missing(track, "class"),
    };

    private MerException Missing(ISplitItem track, string what) =>
        new($"Track {track.Id} has no {what}; a split stratified on {Strata.ToString().ToLowerInvariant()} needs one for every track.");
}
