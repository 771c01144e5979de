using MerWorkbench.Datasets;
using MerWorkbench.Experiments;
using MerWorkbench.Foundation;
using MerWorkbench.Learning;
using MerWorkbench.Units;

namespace MerWorkbench.Papers;

/// <summary>What a person chooses about a reproduction.</summary>
public sealed record ReproductionOptions
{
    /// <summary>How much is spent; default quick.</summary>
    public Profile Profile { get; init; } = Profile.Quick;

    /// <summary>The one seed; default 7.</summary>
    public int Seed { get; init; } = 7;

    /// <summary>One network for both axes (default) or one for each.</summary>
    public AxisNetworks Networks { get; init; } = AxisNetworks.Joint;

    /// <summary>
    /// How many folds, grouped by artist or song and drawn from the seed alone, so that all works share them; null, the default, leaves number and
    /// drawing to each work.
    /// </summary>
    public int? Folds { get; init; }

    /// <summary>The inputs to run, by the names the work's tables have; none, the default, is all.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = [];

    /// <summary>The models to run, by the names the work's tables have; none, the default, is all. What says always the same is always run.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>How long a piece of a sequence is, where the work has pieces; null leaves it to the work.</summary>
    public Seconds? Piece { get; init; }

    /// <summary>Which share of a piece the next one repeats; from 0 to under 1, default a half.</summary>
    public double Overlap { get; init; } = 0.5;

    /// <summary>Classes where continuous labels become quadrants: 4 (default), or 3, without the pleasant and calm. Of no account where the data has classes of its own.</summary>
    public int Classes { get; init; } = 4;

    /// <summary>Beside what is asked for, also select features on all songs, those to be tested too: optimistic, and labelled so.</summary>
    public bool CfsOnAll { get; init; }

    /// <summary>Beside what is asked for, also train feature extractors on all songs, those to be tested too: optimistic, and labelled so.</summary>
    public bool ExtractorOnAll { get; init; }

    /// <summary>A file of fastText vectors (<c>.vec</c>, <c>.bin</c> or <c>.ftz</c>) for works on words; null takes those fetched, or trains some.</summary>
    public string? Vectors { get; init; }

    /// <summary>The folder of a BERT for works on words; null takes one fetched, or a small one that nobody trained.</summary>
    public string? Bert { get; init; }

    /// <summary>The folder of an ELMo for works on words; null takes one fetched, or a small one that nobody trained.</summary>
    public string? Elmo { get; init; }

    /// <summary>Beside what is asked for, also train BERT itself with the heads behind it, for works on words; default not: encoders stay as they are.</summary>
    public bool FineTunesBert { get; init; }

    /// <summary>Which half, where a work looks at words and at sound; null, the default, is all that the data allows.</summary>
    public WorkPart? Part { get; init; }

    /// <summary>A file of weights that separates voices, for works on them; null takes the small network that comes with the workbench.</summary>
    public string? Separator { get; init; }

    /// <summary>The folder of all runs; default that of the <see cref="Workplace"/>.</summary>
    public string Runs { get; init; } = Workplace.Runs;

    /// <summary>The folder of the feature store; default that of the <see cref="Workplace"/>.</summary>
    public string Features { get; init; } = Workplace.Features;

    /// <summary>Files worked on at a time; default one a processor.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>Told how far the work is; default <see cref="Ambient.Progress"/> of whoever runs the work, which a notebook's cell shows.</summary>
    public IProgress<WorkProgress>? Progress { get => field ?? Ambient.Progress; init; }

    /// <summary>Stops the work; what is finished is kept and the next call goes on from there. Default <see cref="Ambient.Token"/> of whoever runs it, not of whoever made the options.</summary>
    public CancellationToken Token { get => Ambient.Or(field); init; }

    /// <summary>Folds by artist, or by song where no artist is known: as many as are asked for, or else usual and there are groups for.</summary>
    /// <param name="tracks">What is dealt out.</param>
    /// <param name="smoke">How many are usual in the smoke profile.</param>
    /// <param name="quick">In quick.</param>
    /// <param name="full">In the others.</param>
    /// <param name="strata">What is spread evenly where the number is left to the work; default nothing but the number of tracks.</param>
    /// <exception cref="MerException">More folds are asked for than there are groups.</exception>
    internal KFold FoldsOf(IReadOnlyList<Track> tracks, int smoke, int quick, int full = 10, Strata strata = Strata.None)
    {
        if (Folds < 2)
            throw new MerException($"Cross-validation needs at least 2 folds; got {Folds}.");
        Group group = tracks.Any(track => track.ArtistKey is not null) ? Group.Artist : Group.Song;
        int usual = Profile switch { Profile.Smoke => smoke, Profile.Quick => quick, _ => full };
        int groups = TrackGroups.Of(tracks, group).Values.Distinct().Count();
        if (Folds > groups)
            throw new MerException($"{Folds} folds need as many groups; the {tracks.Count} tracks are of {groups} {group.ToString().ToLowerInvariant()}s.", remedy: $"Ask for at most {groups}.");
        return KFold.By(group, Folds ?? Math.Clamp(groups, 2, usual), Seed, strata: Folds is null ? strata : Strata.None);
    }

    /// <summary>Those of a work's inputs that <see cref="Inputs"/> names, in the work's order; all where it names none.</summary>
    /// <param name="all">The work's inputs.</param>
    /// <param name="nameOf">The name of one.</param>
    /// <exception cref="MerException">There is no input of a name.</exception>
    internal IReadOnlyList<T> Choose<T>(IReadOnlyList<T> all, Func<T, string> nameOf)
    {
        string[] names = [.. all.Select(nameOf)];
        if (Inputs.FirstOrDefault(name => !names.Contains(name)) is { } unknown)
            throw new MerException($"There is no input named '{unknown}'.", remedy: $"There are: {string.Join(", ", names)}.");
        return [.. all.Where((_, i) => Inputs.Count == 0 || Inputs.Contains(names[i]))];
    }

    /// <summary>Says what is wrong with <see cref="Models"/> before any work is done.</summary>
    /// <param name="all">The work's models behind the inputs that are run.</param>
    /// <exception cref="MerException">There is no model of a name behind these inputs.</exception>
    internal void CheckModels(IEnumerable<Learner> all)
    {
        string[] names = [.. all.Select(learner => learner.Name).Distinct()];
        if (Models.FirstOrDefault(name => !names.Contains(name)) is { } unknown)
            throw new MerException($"There is no model named '{unknown}'{(Inputs.Count == 0 ? "" : $" behind {string.Join(", ", Inputs)}")}.", remedy: $"There are: {string.Join(", ", names)}.");
    }

    /// <summary>Whether <see cref="Models"/> names a model, or none.</summary>
    internal bool Wants(Learner learner) => Models.Count == 0 || Models.Contains(learner.Name);
}
