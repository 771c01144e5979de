using MerWorkbench.Foundation;

namespace MerWorkbench.Datasets;

/// <summary>
/// The split a dataset was published with: its evaluation part tests; of its development part a share is set aside for validation.
/// </summary>
/// <remarks>
/// It is taken as it was published, so <see cref="SplitProtocol.Group"/> is <see cref="Group.Clip"/>: nothing is promised. What songs and
/// artists it has on both sides, its certificate counts. The validation part alone is the workbench's own choice, and keeps groups whole.
/// </remarks>
public sealed record OfficialSplit : SplitProtocol
{
    private OfficialSplit(Group validationGroup, double validationFraction, int seed)
        : base(Group.Clip, seed, Strata.None) => (ValidationGroup, ValidationFraction) = (validationGroup, validationFraction);

    /// <summary>What is kept together between training and validation.</summary>
    public Group ValidationGroup { get; }

    /// <summary>The share of the development part set aside for validation.</summary>
    public double ValidationFraction { get; }

    /// <inheritdoc/>
    public override string Description => FormattableString.Invariant(
        $"published split as it is, validation {ValidationFraction:0.###} of the development part by {ValidationGroup.ToString().ToLowerInvariant()}, seed {Seed}");

    /// <summary>States a protocol.</summary>
    /// <param name="seed">The seed of the choice of validation groups.</param>
    /// <param name="validationFraction">The share of the development part, 0..0.5; default 0.1.</param>
    /// <param name="validationGroup">What is kept together between training and validation; default artists.</param>
    public static OfficialSplit With(int seed, double validationFraction = 0.1, Group validationGroup = Group.Artist) =>
        new(validationGroup, Check.InRange(validationFraction, 0.0, 0.5), seed);

    private protected override IReadOnlyList<Split> Split(IReadOnlyList<Track> tracks, string[] groups)
    {
        if (tracks.FirstOrDefault(track => track.OfficialPart is null) is { } without)
            throw new MerException($"Track {without.Id} is in no part of a published split.", remedy: "Use KFold or HoldOut, or leave out tracks without a part.");
        int tested = tracks.Count(track => track.OfficialPart == OfficialPart.Evaluation);
        if (tested == 0 || tested == tracks.Count)
            throw new MerException($"The published split has {tracks.Count - tested} of these tracks for development and {tested} for evaluation; it needs some of both.");
        Track[] development = [.. tracks.Where(track => track.OfficialPart == OfficialPart.Development)];
        string[] names = TrackGroups.Of(development, ValidationGroup);
        Dictionary<string, string> nameOf = Enumerable.Range(0, development.Length).ToDictionary(i => development[i].Id, i => names[i]);
        HashSet<string> validation = GroupDealer.Take(Count(development, names, "validation"), ValidationFraction);
        return [Parts(0, tracks, i => tracks[i].OfficialPart == OfficialPart.Evaluation ? 2 : validation.Contains(nameOf[tracks[i].Id]) ? 1 : 0)];
    }
}
