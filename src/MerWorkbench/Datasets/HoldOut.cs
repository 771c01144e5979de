using System.Collections.Immutable;
using MerWorkbench.Foundation;

namespace MerWorkbench.Datasets;

/// <summary>One split into training, validation and test by group, of given shares as nearly as whole groups allow.</summary>
public sealed record HoldOut : SplitProtocol
{
    private const double Rounding = 1e-9;

    private HoldOut(Group group, double train, double validation, double test, int seed, Strata strata)
        : base(group, seed, strata) => (Train, Validation, Test) = (train, validation, test);

    /// <summary>The share of tracks that train.</summary>
    public double Train { get; }

    /// <summary>The share of tracks that choices look at.</summary>
    public double Validation { get; }

    /// <summary>The share of tracks that are scored.</summary>
    public double Test { get; }

    /// <inheritdoc/>
    public override string Description => FormattableString.Invariant(
        $"hold-out {Words}, train {Train:0.###}, validation {Validation:0.###}, test {Test:0.###}, seed {Seed}");

    /// <summary>States a protocol.</summary>
    /// <param name="group">What is kept together.</param>
    /// <param name="train">The share that trains, above 0.</param>
    /// <param name="validation">The share for choices, 0 or more.</param>
    /// <param name="test">The share that is scored, above 0; the three make 1.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="strata">What is spread evenly over the parts; default nothing but the number of tracks.</param>
    /// <exception cref="ArgumentException">The shares do not make 1, or one is out of range.</exception>
    public static HoldOut By(Group group, double train, double validation, double test, int seed, Strata strata = Strata.None)
    {
        Check.Positive(train);
        Check.InRange(validation, 0.0, 1.0);
        Check.Positive(test);
        if (!(Math.Abs(train + validation + test - 1) < Rounding))
            throw new ArgumentException(FormattableString.Invariant($"The shares of training, validation and test must make 1; {train} + {validation} + {test} = {train + validation + test}."));
        return new(group, train, validation, test, seed, strata);
    }

    private protected override IReadOnlyList<Split> Split(IReadOnlyList<ISplitItem> tracks, Dictionary<string, string> groups)
    {
        ImmutableArray<GroupCount> counts = Count(tracks, groups, "hold-out");
        (int Part, double Share)[] parts = [.. new[] { (0, Train), (1, Validation), (2, Test) }.Where(part => part.Item2 > 0)];
        if (counts.Length >= parts.Length)
        {
            Dictionary<string, int> partOf = GroupDealer.Deal(counts, [.. parts.Select(part => part.Share)]);
            if (partOf.Values.Distinct().Count() == parts.Length)
                return [Parts(0, tracks, track => parts[partOf[groups[track.Id]]].Part)];
        }
        throw new MerException($"{Description} leaves a part without tracks: {tracks.Count} tracks make {counts.Length} groups, the largest of {counts.Select(group => group.Size).DefaultIfEmpty(0).Max()}.",
            remedy: "Use larger shares or more tracks.");
    }
}
