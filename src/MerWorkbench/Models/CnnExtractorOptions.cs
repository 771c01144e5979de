using System.Collections.Immutable;
using MerWorkbench.Foundation;

namespace MerWorkbench.Models;

/// <summary>
/// How a <see cref="CnnExtractor"/> is built. The filters are Hizlisoy's (2021); the width of the dense layer follows from
/// the paper's 768 features of three pieces; kernel, pooling and dropout are not known here and are this workbench's choice.
/// </summary>
public sealed record CnnExtractorOptions
{
    /// <summary>Filters of each convolution, first to last; default 64, 128, 128, 128.</summary>
    public ImmutableArray<int> Filters { get; init; } = [64, 128, 128, 128];

    /// <summary>Frames a filter spans, an odd number so that it is centred; default 5.</summary>
    public int Kernel { get; init; } = 5;

    /// <summary>Of how many frames each convolution keeps the largest value; default 2.</summary>
    public int Pool { get; init; } = 2;

    /// <summary>Units of the dense layer, which are the features; default 256.</summary>
    public int Units { get; init; } = 256;

    /// <summary>The share of values silenced in training before and after the dense layer; 0 to 1, default 0.25.</summary>
    public double Dropout { get; init; } = 0.25;

    /// <summary>How many frames are left of a piece behind the last pooling, which drops a tail that fills no pool.</summary>
    /// <param name="frames">Frames of a piece.</param>
    public int FramesLeft(int frames) => Filters.Aggregate(frames, (left, _) => left / Pool);

    /// <summary>The fewest frames a piece may have.</summary>
    public int FewestFrames => Filters.Aggregate(1, (frames, _) => frames * Pool);

    internal void Validate()
    {
        if (Filters.IsDefaultOrEmpty)
            throw new ArgumentException("The extractor needs at least one convolution.", nameof(Filters));
        foreach (int filters in Filters)
            Check.Positive(filters, nameof(Filters));
        if (Check.Positive(Kernel) % 2 == 0)
            throw new ArgumentException($"A kernel must span an odd number of frames, to be centred; got {Kernel}.", nameof(Kernel));
        Check.Positive(Pool);
        Check.Positive(Units);
        Check.InRange(Dropout, 0.0, 1.0);
    }
}
