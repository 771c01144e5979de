using MerWorkbench.Datasets;
using MerWorkbench.Experiments;
using MerWorkbench.Figures;
using MerWorkbench.Foundation;

namespace MerWorkbench.Papers;

/// <summary>The result of reproducing a paper on a dataset.</summary>
[TypeFormatterSource("ReproductionView")]
public sealed record Reproduction
{
    /// <summary>The paper's results and where they are known from.</summary>
    public required PublishedTable Published { get; init; }

    /// <summary>The dataset that was used.</summary>
    public required DatasetCard Data { get; init; }

    /// <summary>How much was spent.</summary>
    public required Profile Profile { get; init; }

    /// <summary>The one seed.</summary>
    public required int Seed { get; init; }

    /// <summary>The proof of the split.</summary>
    public required SplitCertificate Certificate { get; init; }

    /// <summary>The metrics the tables show, the one that is judged first.</summary>
    public required IReadOnlyList<MetricColumn> Metrics { get; init; }

    /// <summary>Each run beside the paper's row.</summary>
    public required IReadOnlyList<Comparison> Comparisons { get; init; }

    /// <summary>How far listeners agree among themselves; null where the data does not tell.</summary>
    public required Ceiling? Ceiling { get; init; }

    /// <summary>Where the reproduction departs from the paper.</summary>
    public required IReadOnlyList<Difference> Differences { get; init; }

    /// <summary>The run whose predictions the figure shows; chosen before any result was seen.</summary>
    public required Run Shown { get; init; }

    /// <summary>Figures of this paper alone, beside those every reproduction has.</summary>
    public IReadOnlyList<NamedFigure> Figures { get; init; } = [];

    /// <summary>Tables of this paper alone, beside the one every reproduction has.</summary>
    public IReadOnlyList<NamedTable> Tables { get; init; } = [];

    /// <summary>Texts with what a model looked at, where the paper has words; null where it has none.</summary>
    public WordShades? Shades { get; init; }

    /// <summary>What the paper says in words of its results, beside what was found here.</summary>
    public IReadOnlyList<ClaimCheck> Claims { get; init; } = [];

    /// <summary>What the paper's rows stand for and how they were matched with ours, where that needs words.</summary>
    public string? Matching { get; init; }

    /// <summary>What is predicted: <c>arousal</c> and <c>valence</c>, or <c>class</c>.</summary>
    public IReadOnlyList<string> Targets => [.. Shown.Scores.Select(score => score.Target).Distinct()];
}
