using System.Globalization;
using MerWorkbench.Audio;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Features;

/// <summary>
/// A set that describes a whole sound, taken of short pieces of it one by one: <c>[pieces, bins]</c>. Each piece is a sound of its own;
/// a tail that fills no piece is dropped.
/// </summary>
public sealed class SlicedFeatures : FeatureSet
{
    /// <summary>Cuts sounds into pieces for another set.</summary>
    /// <param name="inner">A set of whole sounds.</param>
    /// <param name="length">How long a piece is.</param>
    /// <param name="hop">The time from the beginning of one piece to the next.</param>
    /// <exception cref="ArgumentException">A time is not above zero, or the set gives a row a frame.</exception>
    public SlicedFeatures(FeatureSet inner, Seconds length, Seconds hop)
    {
        Check.Positive(length.Value, nameof(length));
        Check.Positive(hop.Value, nameof(hop));
        if (!inner.DescribesWholeSounds)
            throw new ArgumentException($"{inner.Name} gives many rows a sound; its frames are summed up by {nameof(PieceFeatures)} instead.", nameof(inner));
        (Inner, Length, Hop) = (inner, length, hop);
        Name = string.Create(CultureInfo.InvariantCulture, $"{inner.Name}-pieces-{length.Value}s-{hop.Value}s");
        Parameters = string.Create(CultureInfo.InvariantCulture,
            $"of = {inner.Name} version {inner.Version}\n{inner.Parameters}\npiece = {length.Value} s every {hop.Value} s, each a sound of its own");
    }

    /// <summary>The set each piece is described by.</summary>
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
    public override IReadOnlyList<FeatureColumn> Columns => Inner.Columns;

    /// <inheritdoc/>
    public override string Parameters { get; }

    /// <inheritdoc/>
    public override FeatureRows Compute(SoundSource sound, CancellationToken cancellation = default)
    {
        using var rows = new FrameTable(Columns.Count);
        var row = new float[Columns.Count];
        var slicer = new SoundSlicer(Length, Hop, piece =>
        {
            using FeatureRows found = Inner.Compute(SoundSource.Of(piece), cancellation);
            found.CopyRows(0, row);
            rows.Append(row);
        });
        SoundFacts facts = sound.PlayChannels(slicer, cancellation);
        if (rows.Rows == 0)
            throw new MerException($"the sound lasts {facts.Duration}; a piece of {Length} does not fit.", sound.Name);
        var result = new FeatureRows(Columns, new RowTiming(new(Length.Value / 2), Hop), sound, facts);
        for (int i = 0; i < rows.Rows; i++)
        {
            rows.CopyRows(i, row);
            result.Add(row);
        }
        return result;
    }
}
