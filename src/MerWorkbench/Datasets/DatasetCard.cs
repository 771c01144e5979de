using System.Collections.Immutable;
using MerWorkbench.Emotion;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Datasets;

/// <summary>What a person must know before using a dataset.</summary>
[TypeFormatterSource("DatasetCardView")]
public sealed record DatasetCard
{
    /// <summary>The short name used on the command line and as folder name: <c>emotify</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The name in words.</summary>
    public required string Title { get; init; }

    /// <summary>What it holds, in a sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>The paper to cite: authors, year, title, where it appeared.</summary>
    public required string Citation { get; init; }

    /// <summary>The paper's DOI, without the address in front; null for what has none: synthetic data and a person's own songs.</summary>
    public required string? Doi { get; init; }

    /// <summary>The citation as BibTeX.</summary>
    public required string BibTeX { get; init; }

    /// <summary>The licence of sound and labels.</summary>
    public required string Licence { get; init; }

    /// <summary>How a person gets it and what the folder must then look like.</summary>
    public required string Access { get; init; }

    /// <summary>The scale of valence and arousal of whole clips; null where the labels are of another kind.</summary>
    public AffectScale? Scale { get; init; }

    /// <summary><see cref="Scale"/>, for work that needs valence and arousal.</summary>
    /// <exception cref="MerException">The labels are of another kind.</exception>
    public AffectScale AffectScale => Scale ?? throw new MerException(
        Classes.IsEmpty ? $"{Title} is not labelled with valence and arousal." : $"{Title} is labelled with {string.Join(", ", Classes)}, not with valence and arousal.",
        remedy: $"Sets with valence and arousal: {string.Join(", ", DatasetCatalogue.All.Where(dataset => dataset.Card.Scale is not null).Select(dataset => dataset.Card.Name))}.");

    /// <summary>The classes that items are labelled with, in their usual order; empty where the labels are of another kind.</summary>
    public ImmutableArray<string> Classes { get; init; } = [];

    /// <summary>The sources that tracks are given apart in, in their usual order; empty where there is only the mixture.</summary>
    public ImmutableArray<string> Sources { get; init; } = [];

    /// <summary>How many tracks, texts or rows the release has; null where that differs from copy to copy, or is not known.</summary>
    public required int? Items { get; init; }

    /// <summary>What an item is, in the plural: <c>tracks</c>, <c>texts</c>, <c>rows</c>.</summary>
    public string ItemName { get; init; } = "tracks";

    /// <summary>How long a clip is, as a rule; null where there is no sound.</summary>
    public Seconds? ClipLength { get; init; }

    /// <summary>The disk space of sound and labels, in megabytes, about; null as for <see cref="Items"/>.</summary>
    public required int? Megabytes { get; init; }

    /// <summary>What is wrong with it or easily misread.</summary>
    public required ImmutableArray<string> KnownFaults { get; init; }

    /// <summary>True where no person made the music: results on it must say so, and are never comparable with published ones.</summary>
    public bool IsSynthetic { get; init; }
}
