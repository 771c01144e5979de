namespace MerWorkbench.Models;

/// <summary>How a <see cref="RawAudioNetwork"/> is built.</summary>
public sealed record RawAudioOptions
{
    /// <summary>What the recurrence runs over; default the windows of a song.</summary>
    public RecurrentSpan Span { get; init; } = RecurrentSpan.Song;

    /// <summary>The iterative reconstruction between encoder and recurrence; null, the default, leaves it out.</summary>
    public ReconstructionOptions? Reconstruction { get; init; }

    /// <summary>Units of the recurrent layer in each direction; default 8.</summary>
    public int Units { get; init; } = 8;

    /// <summary>Linear pieces of each output; default 4.</summary>
    public int Pieces { get; init; } = 4;

    /// <summary>The share of encoded features silenced in training; default 0.25.</summary>
    public double Dropout { get; init; } = RawAudioEncoder.DropoutShare;
}
