using MerWorkbench.Audio;
using MerWorkbench.Features;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Features;

public sealed class SlicedFeaturesTests
{
    private static Waveform Noise(double seconds, int channels)
    {
        var random = new StableRandom(11, "slices");
        float[][] planes = [.. Enumerable.Range(0, channels).Select(_ => Enumerable.Range(0, (int)(22_050 * seconds)).Select(_ => (float)(0.1 * random.NextNormal())).ToArray())];
        return new Waveform(SampleRate.Hz22050, planes);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Each_piece_is_described_as_a_sound_of_its_own(int channels)
    {
        Waveform sound = Noise(4.2, channels);
        FeatureSet whole = FeatureSets.LibrosaCompact.Clip();
        FeatureMatrix pieces = whole.Pieces(new(1), new(0.5)).Extract(sound);
        Assert.Equal((7, whole.Columns.Count), (pieces.Frames, pieces.Bins));
        Assert.Equal(2.0, pieces.Timing[3].Value, 1e-12);
        for (int piece = 0; piece < pieces.Frames; piece++)
            Assert.Equal(whole.Extract(sound.Slice(new(0.5 * piece), new(1))).Row(0), pieces.Row(piece));
    }

    // At 22,050 Hz these pieces are no whole number of samples long.
    [Theory]
    [InlineData(3, 0.75, 0.75)]
    [InlineData(3, 0.7501, 0.1)]
    [InlineData(30, 1.00001, 0.333)]
    [InlineData(2.25, 0.75, 1.5)]
    public void There_are_as_many_pieces_as_of_a_set_of_frames(double sound, double length, double hop)
    {
        Waveform noise = Noise(sound, 1);
        Assert.Equal(Mfcc.Librosa.Pieces(new(length), new(hop)).Extract(noise).Frames, Mfcc.Librosa.Clip().Pieces(new(length), new(hop)).Extract(noise).Frames);
    }

    [Fact]
    public void A_sound_shorter_than_a_piece_is_refused() =>
        Assert.Contains("lasts 0.5 s; a piece of 1 s does not fit",
            Assert.Throws<MerException>(() => FeatureSets.LibrosaCompact.Clip().Pieces(new(1), new(1)).Extract(Noise(0.5, 1))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_set_of_frames_is_summed_up_instead()
    {
        Assert.IsType<PieceFeatures>(FeatureSets.LibrosaCompact.Pieces(new(1), new(1)));
        Assert.Throws<ArgumentException>(() => new SlicedFeatures(FeatureSets.LibrosaCompact, new(1), new(1)));
        FeatureSet clip = FeatureSets.LibrosaCompact.Clip();
        Assert.Same(clip, clip.Clip());
    }
}
