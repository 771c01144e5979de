using System.Collections.Immutable;
using MerWorkbench.Foundation;

namespace MerWorkbench.Models;

/// <summary>How a <see cref="MelCnn"/> is built. Nothing of the paper's network is known here; all sizes are this workbench's choice.</summary>
public sealed record MelCnnOptions
{
    /// <summary>Filters of each convolution, first to last; default 16, 32, 64.</summary>
    public ImmutableArray<int> Filters { get; init; } = [16, 32, 64];

    /// <summary>Bands and frames a filter spans, an odd number so that it is centred; default 3.</summary>
    public int Kernel { get; init; } = 3;

    /// <summary>Of how many bands each convolution keeps the largest value; default 2.</summary>
    public int PoolBands { get; init; } = 2;

    /// <summary>Of how many frames each convolution keeps the largest value; default 2.</summary>
    public int PoolFrames { get; init; } = 2;

    /// <summary>Units of the dense layer; default 64.</summary>
    public int Units { get; init; } = 64;

    /// <summary>The share of values silenced in training before and after the dense layer; 0 to 1, default 0.3.</summary>
    public double Dropout { get; init; } = 0.3;

    /// <summary>How many bands are left behind the last pooling, which drops bands that fill no pool.</summary>
    /// <param name="bands">Mel bands of a frame.</param>
    public int BandsLeft(int bands) => Filters.Aggregate(bands, (left, _) => left / PoolBands);

    /// <summary>The fewest bands a spectrogram may have.</summary>
    public int FewestBands => Filters.Aggregate(1, (bands, _) => bands * PoolBands);

    /// <summary>The fewest frames a spectrogram may have.</summary>
    public int FewestFrames => Filters.Aggregate(1, (frames, _) => frames * PoolFrames);

    internal void Validate()
    {
        if (Filters.IsDefaultOrEmpty)
            throw new ArgumentException("The network needs at least one convolution.", nameof(Filters));
        foreach (int filters in Filters)
            Check.Positive(filters, nameof(Filters));
        if (Check.Positive(Kernel) % 2 == 0)
            throw new ArgumentException($"A kernel must span an odd number of bands and frames, to be centred; got {Kernel}.", nameof(Kernel));
        Check.Positive(PoolBands);
        Check.Positive(PoolFrames);
        Check.Positive(Units);
        Check.InRange(Dropout, 0.0, 1.0);
    }
}
