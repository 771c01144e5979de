using System.Globalization;
using MerWorkbench.Audio;
using MerWorkbench.Dsp;
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
        var slicer = new Slicer(Length, Hop, piece =>
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

    /// <summary>Cuts all channels into pieces; holds one piece.</summary>
    private sealed class Slicer(Seconds length, Seconds hop, Action<Waveform> onPiece) : IChannelSink
    {
        private FrameCutter? _cutter;

        public void Begin(SampleRate rate, int channels, long? claimed)
        {
            int samples = Math.Max(1, length.ToSamples(rate)), step = Math.Max(1, hop.ToSamples(rate));
            _cutter = new FrameCutter(new Framing(samples * channels, step * channels, Centered: false), (interleaved, _) => onPiece(Piece(interleaved, rate, channels)));
        }

        public void Push(ReadOnlySpan<float> interleaved) => _cutter!.Push(interleaved);

        public void Finish() => _cutter!.Finish();

        private static Waveform Piece(ReadOnlySpan<float> interleaved, SampleRate rate, int channels)
        {
            var planes = new float[channels][];
            for (int channel = 0; channel < channels; channel++)
            {
                planes[channel] = new float[interleaved.Length / channels];
                for (int i = 0; i < planes[channel].Length; i++)
                    planes[channel][i] = interleaved[i * channels + channel];
            }
            return new Waveform(rate, planes);
        }
    }
}
