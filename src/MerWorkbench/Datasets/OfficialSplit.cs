using MerWorkbench.Foundation;

namespace MerWorkbench.Datasets;

/// <summary>
/// The split a dataset was published with: its evaluation part tests, its validation part chooses, its development part trains. Where no
/// validation part was published, a share of the development part is set aside.
/// </summary>
/// <remarks>
/// It is taken as it was published, so <see cref="SplitProtocol.Group"/> is <see cref="Group.Clip"/>: nothing is promised. What songs and
/// artists it has on both sides, its certificate counts. A validation part set aside here is the workbench's own choice, and keeps groups
/// whole. Tracks in no published part are left out; the certificate says how many.
/// </remarks>
public sealed record OfficialSplit : SplitProtocol
{
    private OfficialSplit(Group validationGroup, double validationFraction, int seed)
        : base(Group.Clip, seed, Strata.None) => (ValidationGroup, ValidationFraction) = (validationGroup, validationFraction);

    /// <summary>What is kept together between training and validation.</summary>
    public Group ValidationGroup { get; }

    /// <summary>The share of the development part set aside for validation where no validation part was published.</summary>
    public double ValidationFraction { get; }

    /// <inheritdoc/>
    public override string Description => FormattableString.Invariant(
        $"published split as it is, validation as published, else {ValidationFraction:0.###} of the development part by {ValidationGroup.ToString().ToLowerInvariant()}, seed {Seed}");

    /// <summary>States a protocol.</summary>
    /// <param name="seed">The seed of the choice of validation groups.</param>
    /// <param name="validationFraction">The share of the development part, 0..0.5; default 0.1.</param>
    /// <param name="validationGroup">What is kept together between training and validation; default artists.</param>
    public static OfficialSplit With(int seed, double validationFraction = 0.1, Group validationGroup = Group.Artist) =>
        new(validationGroup, Check.InRange(validationFraction, 0.0, 0.5), seed);

    private protected override IReadOnlyList<Split> Split(IReadOnlyList<ISplitItem> tracks, Dictionary<string, string> groups)
    {
        ISplitItem[] development = In(OfficialPart.Development), validation = In(OfficialPart.Validation), evaluation = In(OfficialPart.Evaluation);
        if (development.Length == 0 || evaluation.Length == 0)
            throw new MerException($"The published split has {development.Length} of these tracks for development and {evaluation.Length} for evaluation; it needs some of both.",
                remedy: "Where a list of ids was not published with the labels, data/README.md says where to put it. Otherwise split by k-fold or hold-out.");
        HashSet<string> chosen = [.. validation.Select(track => track.Id)];
        if (chosen.Count == 0)
        {
            Dictionary<string, string> names = TrackGroups.Of(development, ValidationGroup);
            HashSet<string> aside = GroupDealer.Take(Count(development, names, "validation"), ValidationFraction);
            chosen = [.. names.Where(track => aside.Contains(track.Value)).Select(track => track.Key)];
        }
        return [Parts(0, [.. tracks.Where(track => track.OfficialPart is not null)],
            track => track.OfficialPart == OfficialPart.Evaluation ? 2 : chosen.Contains(track.Id) ? 1 : 0)];

        ISplitItem[] In(OfficialPart part) => [.. tracks.Where(track => track.OfficialPart == part)];
    }
}
