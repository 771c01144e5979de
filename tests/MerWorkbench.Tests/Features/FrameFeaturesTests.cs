using MerWorkbench.Audio;
using MerWorkbench.Dsp;
using MerWorkbench.Features;
using MerWorkbench.Foundation;
using MerWorkbench.TestData;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Features;

public sealed class FrameFeaturesTests
{
    private static readonly Waveform Signal = new(SampleRate.Hz22050, ReferenceSignal.Samples(22050, 5));

    [Fact]
    public void The_librosa_set_has_the_columns_that_sets_of_one_descriptor_have()
    {
        var all = FeatureSets.Librosa.Extract(Signal);
        Assert.Equal(39, FeatureSets.LibrosaCompact.Columns.Count);
        Assert.Equal(128 + 39 + 6 + 7, all.Bins);
        foreach (var descriptor in Enum.GetValues<FrameDescriptors>().Where(d => d is not FrameDescriptors.None && FeatureSets.Librosa.Descriptors.HasFlag(d)))
        {
            var alone = new FrameFeatures("x", FrameRecipe.Librosa, descriptor).Extract(Signal);
            foreach (var column in alone.Columns)
                Assert.Equal(alone.Column(column.Name), all.Column(column.Name));
        }
    }

    [Fact]
    public void Every_set_has_unique_columns_and_gives_finite_values_twice_the_same()
    {
        // What is one row a sound already has no pieces.
        FeatureSet[] sequences = [.. FeatureSets.All.Where(set => set.Extract(Signal).Frames > 1)];
        foreach (var set in FeatureSets.All.Concat(sequences.Select(set => set.Clip())).Concat(sequences.Select(set => set.Pieces(new(1), new(0.5)))))
        {
            var matrix = set.Extract(Signal);
            Assert.Equal(set.Columns.Count, set.Columns.Select(column => column.Name).Distinct().Count());
            Assert.Equal(set.Columns, matrix.Columns);
            Assert.True(matrix.Values.Span.IndexOfAny(float.NaN, float.PositiveInfinity, float.NegativeInfinity) < 0, set.Name);
            Assert.True(matrix.Values.Span.SequenceEqual(set.Extract(Signal).Values.Span), set.Name);
        }
    }

    [Fact]
    public void Silence_gives_the_documented_values()
    {
        var matrix = FeatureSets.Librosa.Extract(new Waveform(SampleRate.Hz22050, new float[22050]));
        Assert.All(matrix.Column("mfcc_0"), x => Assert.Equal(-100 * Math.Sqrt(128), x, 1e-3));
        Assert.All(matrix.Column("flatness"), x => Assert.Equal(1, x, 4e-6));     // two units in the last place of ln 1e-10
        foreach (string zero in new[] { "mfcc_1", "chroma_A", "centroid", "bandwidth", "rolloff", "flux", "rms", "zero_crossings" })
            Assert.All(matrix.Column(zero), x => Assert.Equal(0, x, 1e-4));
    }

    [Fact]
    public void A_steady_tone_has_the_values_of_its_closed_form()
    {
        const double Hertz = 100 * 22050.0 / 2048;
        var tone = new Waveform(SampleRate.Hz22050, [.. Enumerable.Range(0, 44100).Select(i => (float)(0.5 * Math.Sin(2 * Math.PI * Hertz * i / 22050 + 0.1)))]);
        var matrix = FeatureSets.Librosa.Extract(tone);
        var row = Enumerable.Range(0, matrix.Bins).ToDictionary(i => matrix.Columns[i].Name, i => matrix[40, i]);
        Assert.Equal(Hertz, row["centroid"], 0.1);
        Assert.Equal(Hertz, row["rolloff"], 22050.0 / 2048 + 0.1);
        Assert.Equal(0.5 / Math.Sqrt(2), row["rms"], 1e-4);
        Assert.Equal(200 / 2048.0, row["zero_crossings"], 1e-3);
        Assert.Equal(0, row["flux"], 1e-2);
        Assert.InRange(row["flatness"], 0, 1e-6);
    }

    [Fact]
    public void Decibels_are_cut_off_80_below_the_clips_maximum()
    {
        float[] samples = new float[44100];
        Random random = new(1);
        for (int i = 0; i < samples.Length; i++)
            samples[i] = (random.NextSingle() - 0.5f) * (i < 22050 ? 1 : 1e-7f);
        var sound = new Waveform(SampleRate.Hz22050, samples);
        var limited = LogMel.Librosa.Extract(sound);
        var free = new FrameFeatures("x", FrameRecipe.Librosa with { TopDecibels = null }, FrameDescriptors.LogMel).Extract(sound);
        float top = free.Values.ToArray().Max();
        Assert.Equal(top - 80, limited.Values.ToArray().Min(), 1e-4);
        Assert.InRange(free.Values.ToArray().Min(), -100.001, top - 81);
        for (int i = 0; i < free.Values.Length; i++)
            Assert.Equal(Math.Max(free.Values.Span[i], top - 80), limited.Values.Span[i], 1e-4);
    }

    [Fact]
    public void Stereo_at_another_rate_is_mixed_and_resampled_first()
    {
        float[] samples = ReferenceSignal.Samples(44100, 3);
        var stereo = new Waveform(SampleRate.Hz44100, [.. samples.Select(x => x * 1.5f)], [.. samples.Select(x => x * 0.5f)]);
        var direct = Mfcc.Librosa.Extract(new Waveform(SampleRate.Hz44100, samples).Resample(SampleRate.Hz22050));
        var all = Mfcc.Librosa.Extract(stereo);
        for (int i = 0; i < all.Values.Length; i++)
            Assert.Equal(direct.Values.Span[i], all.Values.Span[i], 2e-3);
    }

    [Fact]
    public void A_row_knows_its_moment()
    {
        Assert.Equal(10 * 512 / 22050.0, Mfcc.Librosa.Extract(Signal).Timing[10].Value, 1e-12);
        var uncentered = new FrameFeatures("x", FrameRecipe.Librosa with { Centered = false }, FrameDescriptors.Rms);
        Assert.Equal((10 * 512 + 1024) / 22050.0, uncentered.Extract(Signal).Timing[10].Value, 1e-12);
    }

    [Fact]
    public void Any_parameter_changes_the_hash_and_nothing_else_does()
    {
        var d = FrameDescriptors.Mfcc | FrameDescriptors.Chroma | FrameDescriptors.RollOff;
        var recipe = FrameRecipe.Librosa;
        FeatureSet[] sets =
        [
            new FrameFeatures("a", recipe, d), new FrameFeatures("b", recipe, d), new FrameFeatures("a", recipe, d | FrameDescriptors.Rms),
            new FrameFeatures("a", recipe with { Rate = SampleRate.Hz44100 }, d), new FrameFeatures("a", recipe with { FrameLength = 1024 }, d),
            new FrameFeatures("a", recipe with { Hop = 256 }, d), new FrameFeatures("a", recipe with { Window = WindowShape.Hamming }, d),
            new FrameFeatures("a", recipe with { PeriodicWindow = false }, d), new FrameFeatures("a", recipe with { Centered = false }, d),
            new FrameFeatures("a", recipe with { Padding = FramePadding.Reflect }, d), new FrameFeatures("a", recipe with { MelBands = 40 }, d),
            new FrameFeatures("a", recipe with { MelScale = MelScale.Htk }, d), new FrameFeatures("a", recipe with { MelNorm = MelNorm.None }, d),
            new FrameFeatures("a", recipe with { LowestMel = new(20) }, d), new FrameFeatures("a", recipe with { HighestMel = new(8000) }, d),
            new FrameFeatures("a", recipe with { TopDecibels = null }, d), new FrameFeatures("a", recipe with { TopDecibels = 60 }, d),
            new FrameFeatures("a", recipe with { Coefficients = 13 }, d), new FrameFeatures("a", recipe with { NormalizedChroma = false }, d),
            new FrameFeatures("a", recipe with { RollOff = 0.9 }, d),
            new FrameFeatures("a", recipe, d).Clip(), new FrameFeatures("a", recipe, d).Pieces(new(1), new(1)), new FrameFeatures("a", recipe, d).Pieces(new(1), new(0.5)),
        ];
        Assert.Equal(sets.Length, sets.Select(set => set.Hash).Distinct().Count());
        Assert.Equal(sets[0].Hash, new FrameFeatures("a", recipe with { Hop = 512 }, d).Hash);
        // What a descriptor does not depend on is not part of its hash.
        Assert.Equal(Mfcc.Librosa.Hash, new FrameFeatures(Mfcc.Librosa.Name, recipe with { RollOff = 0.9, NormalizedChroma = false }, FrameDescriptors.Mfcc).Hash);
        // Every parameter of the recipe was varied above.
        Assert.Equal(16, typeof(FrameRecipe).GetProperties().Count(p => p.CanWrite || p.SetMethod is not null));
    }

    [Fact]
    public void What_cannot_be_computed_is_refused_with_a_reason()
    {
        var uncentered = new FrameFeatures("x", FrameRecipe.Librosa with { Centered = false }, FrameDescriptors.Rms);
        Assert.Contains("too short for one frame of 2048 samples: 100 samples",
            Assert.Throws<MerException>(() => uncentered.Extract(new Waveform(SampleRate.Hz22050, new float[100]))).Message, StringComparison.Ordinal);
        Assert.Contains("samples are too large",
            Assert.Throws<MerException>(() => Mfcc.Librosa.Extract(new Waveform(SampleRate.Hz22050, [.. Enumerable.Repeat(1e30f, 5000)]))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new FrameFeatures("x", FrameRecipe.Librosa, FrameDescriptors.None));
        FrameRecipe[] impossible =
        [
            FrameRecipe.Librosa with { FrameLength = 2000 }, FrameRecipe.Librosa with { Hop = 0 }, FrameRecipe.Librosa with { MelBands = 0 },
            FrameRecipe.Librosa with { Coefficients = 129 }, FrameRecipe.Librosa with { RollOff = 1.5 }, FrameRecipe.Librosa with { HighestMel = new(12000) },
            FrameRecipe.Librosa with { LowestMel = new(-1) }, FrameRecipe.Librosa with { TopDecibels = 0 },
        ];
        Assert.All(impossible, recipe => Assert.ThrowsAny<ArgumentException>(() => new FrameFeatures("x", recipe, FrameDescriptors.Mfcc)));
        Assert.Contains("There are: librosa, ", Assert.Throws<MerException>(() => FeatureSets.Find("nothing")).Message, StringComparison.Ordinal);
        Assert.Same(FeatureSets.Librosa, FeatureSets.Find("librosa"));
    }

    [Fact]
    public void More_frames_allocate_only_their_values()
    {
        var set = FeatureSets.Librosa;
        Waveform one = new(SampleRate.Hz22050, new float[22050 * 4]), two = new(SampleRate.Hz22050, new float[22050 * 8]);
        long first = HeapBytes.Of(() => set.Extract(one)), second = HeapBytes.Of(() => set.Extract(two));
        int frames = set.Recipe.Framing.Count(two.Length) - set.Recipe.Framing.Count(one.Length);
        // Per frame: 180 values out, those kept until the clip's maximum is known, and peaks and valleys instead of contrast.
        Assert.InRange(second - first, 0, frames * (180 + 160 + 14) * sizeof(float) + 64);
    }
}
