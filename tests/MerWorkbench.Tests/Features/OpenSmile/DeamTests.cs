using MerWorkbench.Audio;
using MerWorkbench.Features;
using MerWorkbench.Features.OpenSmile;
using MerWorkbench.Foundation;
using MerWorkbench.TestData;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Features.OpenSmile;

public sealed class DeamTests
{
    private static readonly Deam260 Set = new();
    private static readonly float[] Song = ReferenceSignal.Samples(44100, 4);
    private static readonly FeatureMatrix Matrix = Set.Extract(new Waveform(SampleRate.Hz44100, Song));

    [Fact]
    public void Rows_come_twice_a_second_and_hold_mean_and_deviation_of_their_frames()
    {
        // 395 frames of 60 ms; the last row has 45.
        Assert.Equal((8, 260), (Matrix.Frames, Matrix.Bins));
        Assert.Equal(0.25, Matrix.Timing[0].Value);
        Assert.Equal(3.75, Matrix.Timing[7].Value);
        using var pass = new ComparePass();
        pass.Push(Song);
        pass.Finish();
        var contour = new float[pass.Frames];
        Assert.Equal(395, contour.Length);
        pass.CopyContour(8, contour);
        foreach (int row in (int[])[0, 3, 7])
        {
            double[] part = [.. contour.Skip(50 * row).Take(50).Select(x => (double)x)];
            double mean = part.Average(), deviation = Math.Sqrt(part.Average(x => (x - mean) * (x - mean)));
            Assert.Equal(mean, Matrix.Column("pcm_RMSenergy_sma_amean")[row], 1e-7);
            Assert.Equal(deviation, Matrix.Column("pcm_RMSenergy_sma_stddev")[row], 1e-7);
        }
        pass.CopyDelta(8, contour);
        Assert.Equal(contour.Skip(100).Take(50).Average(), Matrix.Column("pcm_RMSenergy_sma_de_amean")[2], 1e-7);
    }

    [Fact]
    public void Every_sound_of_music_gives_the_same_twice_over_one_channel_or_two()
    {
        var stereo = Set.Extract(new Waveform(SampleRate.Hz44100, Song, Song));
        Assert.True(Matrix.Values.Span.SequenceEqual(stereo.Values.Span));
    }

    [Theory]
    [InlineData(8000)]
    [InlineData(16000)]
    [InlineData(22050)]
    [InlineData(48000)]
    [InlineData(96000)]
    public void Rates_from_8_to_96_kHz_give_rows_alike(int rate)
    {
        var other = Set.Extract(new Waveform(new SampleRate(rate), ReferenceSignal.Samples(rate, 4)));
        Assert.InRange(other.Frames, 7, 8);
        // What lies below 4 kHz is the same music, but for the noise.
        Assert.Equal(Matrix.Column("pcm_RMSenergy_sma_amean")[2], other.Column("pcm_RMSenergy_sma_amean")[2], 0.01 * Matrix.Column("pcm_RMSenergy_sma_amean")[2]);
        Assert.Equal(Matrix.Column("pcm_fftMag_fband250-650_sma_amean")[2], other.Column("pcm_fftMag_fband250-650_sma_amean")[2], 0.02 * Matrix.Column("pcm_fftMag_fband250-650_sma_amean")[2]);
        Assert.True(other.Values.Span.IndexOfAny(float.NaN, float.PositiveInfinity, float.NegativeInfinity) < 0);
    }

    [Fact]
    public void A_sound_too_short_is_named_with_what_it_needs()
    {
        foreach (FeatureSet set in new FeatureSet[] { Set, new Compare2016() })
        {
            var error = Assert.Throws<MerException>(() => set.Extract(new Waveform(SampleRate.Hz44100, Song[..2000])));
            Assert.Contains("too short", error.Message, StringComparison.Ordinal);
            Assert.Contains(set is Deam260 ? "0.3 s are needed" : "0.15 s are needed", error.Message, StringComparison.Ordinal);
        }
        Assert.Equal(1, Set.Extract(new Waveform(SampleRate.Hz44100, Song[..14000])).Frames);
    }

    [Fact]
    public void Annotations_go_with_the_rows_that_begin_with_them()
    {
        var aligned = DeamSequence.Align(Matrix, new Seconds(1), new Seconds(0.5), 4);
        Assert.Equal(4, aligned.Frames);
        for (int i = 0; i < 4; i++)
            Assert.True(aligned.Row(i).SequenceEqual(Matrix.Row(2 + i)));
        Assert.Equal(1.25, aligned.Timing[0].Value);
        Assert.Equal(7, DeamSequence.RowAt(Matrix, new Seconds(3.5)));
        Assert.Throws<MerException>(() => DeamSequence.RowAt(Matrix, new Seconds(4)));
        Assert.Throws<MerException>(() => DeamSequence.RowAt(Matrix, new Seconds(1.2)));
        Assert.Throws<MerException>(() => DeamSequence.Align(Matrix, new Seconds(3), new Seconds(0.5), 3));
        Assert.Throws<MerException>(() => DeamSequence.Align(Matrix, new Seconds(1), new Seconds(1), 3));
    }

    [Fact]
    public void Compare_gives_6373_finite_numbers_that_are_the_functionals_of_the_contours()
    {
        var matrix = new Compare2016().Extract(new Waveform(SampleRate.Hz44100, Song));
        Assert.Equal((1, 6373), (matrix.Frames, matrix.Bins));
        Assert.True(matrix.Values.Span.IndexOfAny(float.NaN, float.PositiveInfinity, float.NegativeInfinity) < 0);
        using var pass = new ComparePass();
        pass.Push(Song);
        pass.Finish();
        var contour = new float[pass.Frames];
        pass.CopyContour(8, contour);
        Assert.Equal(contour.Max() - contour.Min(), matrix.Column("pcm_RMSenergy_sma_range")[0], 1e-6);
        Assert.Equal(contour.Average(), matrix.Column("pcm_RMSenergy_sma_amean")[0], 1e-6);
        pass.CopyDelta(64, contour);
        Assert.Equal(contour.Average(), matrix.Column("mfcc_sma_de[14]_amean")[0], 1e-4);
        pass.CopyContour(0, contour);
        if (contour.Any(x => x > 0))
            Assert.Equal(contour.Where(x => x != 0).Average(), matrix.Column("F0final_sma_amean")[0], 1e-2);
        Assert.Equal(contour.Count(x => x != 0) / (double)contour.Length, matrix.Column("F0final_sma_ff0_nnz")[0], 1e-6);
    }

    [Fact]
    public void Silence_gives_finite_numbers()
    {
        var silence = new Waveform(SampleRate.Hz44100, new float[44100]);
        Assert.All(new Compare2016().Extract(silence).Values.ToArray(), x => Assert.True(float.IsFinite(x)));
        Assert.All(Set.Extract(silence).Column("pcm_RMSenergy_sma_amean"), x => Assert.Equal(0, x));
    }

    [Fact(Skip = RealData.Absent, SkipWhen = nameof(RealDataIsAbsent))]
    public void A_real_clip_has_a_row_for_every_annotation()
    {
        var matrix = Set.Extract(SoundSource.FromFile(RealData.PathOf("emomusic", "clips_45seconds", "10.mp3")), TestContext.Current.CancellationToken);
        Assert.Equal(90, matrix.Frames);
        Assert.Equal(60, DeamSequence.Align(matrix, new Seconds(15), Deam260.Hop, 60).Frames);
        Assert.InRange(matrix.Column("F0final_sma_amean").Max(), 50, 620);
        Assert.All(matrix.Column("pcm_RMSenergy_sma_amean"), x => Assert.InRange(x, 0, 1));
    }

    public static bool RealDataIsAbsent => RealData.IsAbsent;
}
