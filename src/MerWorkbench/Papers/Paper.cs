using MerWorkbench.Datasets;
using MerWorkbench.Experiments;
using MerWorkbench.Papers.Grekow2021;
using MerWorkbench.Units;

namespace MerWorkbench.Papers;

/// <summary>A reviewed work that can be reproduced.</summary>
/// <param name="Name">The short name: folder of the runs, word on the command line.</param>
/// <param name="Title">What it does, in a line.</param>
/// <param name="UsualData">The real dataset taken where no other is named and it is there.</param>
/// <param name="Reproduce">Runs the experiments on a dataset in a folder, or one looked for where null, or reads those that are finished.</param>
public sealed record Paper(string Name, string Title, string UsualData, Func<Dataset, string?, ReproductionOptions, Reproduction> Reproduce)
{
    /// <summary>A work on music alone.</summary>
    /// <exception cref="Foundation.MerException">On reproducing: the dataset holds no music.</exception>
    internal static Paper OnMusic(string name, string title, string usualData, Func<MusicDataset, string?, ReproductionOptions, Reproduction> reproduce) =>
        new(name, title, usualData, (dataset, root, options) => reproduce(DatasetCatalogue.AsMusic(dataset), root, options));

    /// <summary>The études that stand in where the usual data is not; default the short ones with a label each.</summary>
    public string StandIn { get; init; } = "etudes";

    /// <summary>The études that stand in where a work on words and sound is asked for its words alone; null where it has no such part.</summary>
    public string? WordsStandIn { get; init; }

    /// <summary>The model that the others behind the same input must beat to be worth their trouble; null where there is none.</summary>
    public string? SimplestModel { get; init; }

    /// <summary>The choices that only some works know and this one heeds, by their names in <see cref="ReproductionOptions"/>; default none.</summary>
    public IReadOnlyList<string> Heeds { get; init; } = [];

    /// <summary>
    /// Runs the work's best network over pieces of several lengths and overlaps, from the dataset, its folder and the person's choices; null where its sequences
    /// are not of pieces.
    /// </summary>
    public Func<Dataset, string?, ReproductionOptions, IReadOnlyList<Seconds>, IReadOnlyList<double>, PieceComparison>? ComparePieces { get; init; }

    /// <summary>The études that stand in for a part.</summary>
    public string StandInFor(WorkPart? part) => part == WorkPart.Lyrics ? WordsStandIn ?? StandIn : StandIn;

    /// <summary>The paper's results.</summary>
    public PublishedTable Published => PublishedTable.Of(Name);
}
