using MerWorkbench.Audio;
using MerWorkbench.Dsp;
using MerWorkbench.Features;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Features;

public sealed class PieceFeaturesTests
{
    /// <summary>One column that is the sample at every tenth of a second.</summary>
    private sealed class Tenths : FeatureSet
    {
        public override string Name => "tenths";

        public override int Version => 1;

        public override IReadOnlyList<FeatureColumn> Columns { get; } = [new("x", new Descriptor("x", FeatureGroup.LowLevel, "1", "any", "a test value", "here"))];

        public override string Parameters => "";

        public override FeatureRows Compute(SoundSource sound, CancellationToken cancellation = default)
        {
            var samples = new List<float>();
            SoundFacts facts = sound.Play(new SampleRate(1000), new Collector(samples), cancellation);
            var rows = new FeatureRows(Columns, new RowTiming(new(0), new(0.1)), sound, facts);
            for (int i = 0; i <= samples.Count / 100; i++)
                rows.Add([samples[Math.Min(i * 100, samples.Count - 1)]]);
            return rows;
        }

        private sealed class Collector(List<float> samples) : ISampleSink
        {
            public void Push(ReadOnlySpan<float> block) => samples.AddRange(block);

            public void Finish()
            {
            }
        }
    }

    private static Waveform Ramp(double seconds) =>
        new(new SampleRate(1000), [.. Enumerable.Range(0, (int)(seconds * 1000)).Select(i => (float)(i / 100 * (i / 100)))]);

    [Fact]
    public void Statistics_are_those_of_the_frames_whose_centre_lies_in_the_piece()
    {
        // Frames are 0, 1, 4, 9, ... at 0, 0.1, 0.2, ... s; the second piece has 25, 36, 49, 64, 81.
        var pieces = new Tenths().Pieces(new(0.5), new(0.5)).Extract(Ramp(1));
        Assert.Equal((2, 3), (pieces.Frames, pieces.Bins));
        Assert.Equal(["x.mean", "x.std", "x.delta_std"], pieces.Columns.Select(column => column.Name));
        Assert.Equal([6f, (float)Math.Sqrt(34.8), (float)Math.Sqrt(5)], pieces.Row(0).ToArray());
        Assert.Equal([51f, (float)Math.Sqrt(394.8), (float)Math.Sqrt(5)], pieces.Row(1).ToArray());
        Assert.Equal(0.75, pieces.Timing[1].Value, 1e-12);
    }

    [Theory]
    [InlineData(1, 0.5, 0.5, 2)]
    [InlineData(1, 0.5, 0.25, 3)]
    [InlineData(1.49, 0.5, 0.5, 2)]
    [InlineData(0.5, 0.5, 0.5, 1)]
    [InlineData(30, 1, 0.5, 59)]
    public void A_tail_that_fills_no_piece_is_dropped(double sound, double length, double hop, int pieces) =>
        Assert.Equal(pieces, new Tenths().Pieces(new(length), new(hop)).Extract(Ramp(sound)).Frames);

    [Fact]
    public void A_clip_is_one_row()
    {
        var clip = new Tenths().Clip().Extract(Ramp(0.5));
        Assert.Equal((1, 3), (clip.Frames, clip.Bins));
        Assert.Equal(0.25, clip.Timing[0].Value, 1e-12);
    }

    [Fact]
    public void Too_short_sounds_and_pieces_are_refused_with_their_lengths()
    {
        Assert.Contains("lasts 0.4 s; a piece of 0.5 s does not fit",
            Assert.Throws<MerException>(() => new Tenths().Pieces(new(0.5), new(0.5)).Extract(Ramp(0.4))).Message, StringComparison.Ordinal);
        Assert.Contains("a piece of 0.1 s holds fewer than 2 frames",
            Assert.Throws<MerException>(() => new Tenths().Pieces(new(0.1), new(0.1)).Extract(Ramp(1))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Tenths().Pieces(new(0), new(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Tenths().Pieces(new(1), new(double.NaN)));
    }
}
