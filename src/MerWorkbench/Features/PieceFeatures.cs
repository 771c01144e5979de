using System.Globalization;
using MerWorkbench.Audio;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Features;

/// <summary>
/// Statistics of another set's columns over short pieces of the sound: <c>[pieces, 3 x bins]</c>, all means, then all standard deviations,
/// then all standard deviations of the first difference. A frame belongs to the piece its centre lies in; a tail that fills no piece is dropped.
/// </summary>
public sealed class PieceFeatures : FeatureSet
{
    /// <summary>Cuts the frames of another set into pieces.</summary>
    /// <param name="inner">The set whose columns are summarised.</param>
    /// <param name="length">How long a piece is.</param>
    /// <param name="hop">The time from the beginning of one piece to the next.</param>
    /// <exception cref="ArgumentOutOfRangeException">A time is not above zero.</exception>
    public PieceFeatures(FeatureSet inner, Seconds length, Seconds hop)
    {
        Check.Positive(length.Value, nameof(length));
        Check.Positive(hop.Value, nameof(hop));
        (Inner, Length, Hop) = (inner, length, hop);
        Columns = PieceStatistics.ColumnsOf(inner);
        Name = string.Create(CultureInfo.InvariantCulture, $"{inner.Name}-pieces-{length.Value}s-{hop.Value}s");
        Parameters = string.Create(CultureInfo.InvariantCulture,
            $"of = {inner.Name} version {inner.Version}\n{inner.Parameters}\npiece = {length.Value} s every {hop.Value} s\nstatistics = mean, std, delta_std (population)");
    }

    /// <summary>The set whose columns are summarised.</summary>
    public FeatureSet Inner { get; }

    /// <summary>How long a piece is.</summary>
    public Seconds Length { get; }

    /// <summary>The time from the beginning of one piece to the next.</summary>
    public Seconds Hop { get; }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    public override IReadOnlyList<FeatureColumn> Columns { get; }

    /// <inheritdoc/>
    public override string Parameters { get; }

    /// <inheritdoc/>
    public override FeatureMatrix Extract(Waveform sound)
    {
        double room = sound.Duration.Value - Length.Value;
        int pieces = room < -1e-9 ? 0 : 1 + (int)Math.Floor(room / Hop.Value + 1e-9);
        if (pieces == 0)
            throw new MerException($"the sound lasts {sound.Duration}; a piece of {Length} does not fit.", sound.Source);
        var frames = Inner.Extract(sound);
        var values = new float[pieces * Columns.Count];
        for (int piece = 0; piece < pieces; piece++)
        {
            double start = piece * Hop.Value;
            int from = frames.Timing.RowAt(start), to = Math.Min(frames.Frames, frames.Timing.RowAt(start + Length.Value));
            if (to - from < 2)
                throw new MerException($"a piece of {Length} holds fewer than 2 frames of {Inner.Name}, which come every {frames.Timing.Hop}.", sound.Source);
            PieceStatistics.Summarise(frames, from, to, values.AsSpan(piece * Columns.Count, Columns.Count));
        }
        return new FeatureMatrix(Columns, values, new RowTiming(new(Length.Value / 2), Hop), frames.Warnings);
    }
}
