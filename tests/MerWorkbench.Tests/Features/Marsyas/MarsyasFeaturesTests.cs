using System.Text.Json;
using MerWorkbench.Audio;
using MerWorkbench.Features;
using MerWorkbench.Features.Marsyas;
using MerWorkbench.Foundation;
using MerWorkbench.TestData;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Features.Marsyas;

/// <summary>Against bextract's definitions written anew in numpy float64 (marsyas/make_bextract.py), and closed forms.</summary>
public sealed class MarsyasFeaturesTests
{
    private static readonly JsonElement Golden = JsonDocument.Parse(TestData.Golden.Text("marsyas/bextract.json")).RootElement;

    // The sound of the golden: silence begins and ends inside.
    private static readonly Waveform Signal = new(SampleRate.Hz22050, Muted());

    [Theory]
    [InlineData(MarsyasStage.Frames, "frames")]
    [InlineData(MarsyasStage.Texture, "texture")]
    public void Rows_equal_the_definitions_in_float64(MarsyasStage stage, string key)
    {
        var matrix = new MarsyasFeatures(stage).Extract(Signal);
        Assert.Equal(Golden.GetProperty("count").GetInt32(), matrix.Frames);
        foreach (var row in Golden.GetProperty(key).EnumerateObject())
            Compare(row.Value, matrix.Row(int.Parse(row.Name)), $"{key} {row.Name}");
    }

    [Fact]
    public void The_124_of_a_clip_equal_the_definitions_in_float64() =>
        Compare(Golden.GetProperty("clip"), MarsyasFeatures.PerClip.Extract(Signal).Row(0), "clip");

    [Fact]
    public void The_124_are_named_as_in_the_Million_Song_Dataset() => Assert.Equal(
        Golden.GetProperty("names").EnumerateArray().Select(name => name.GetString()),
        MarsyasFeatures.PerClip.Columns.Select(column => column.Name));

    [Fact]
    public void Silence_gives_what_Marsyas_itself_stores_in_its_network_files()
    {
        var matrix = MarsyasFeatures.PerFrame.Extract(new Waveform(SampleRate.Hz22050, new float[2048]));
        float[] expected = [1f / 512, 0.5f, 1, 0, .. new float[27]];
        Assert.Equal(expected, matrix.Row(1).ToArray());
        // Before the sound the logarithm is taken for 0, so that silence begins with a jump of every bin.
        Assert.Equal(256 / 257.0, matrix[0, 3], 1e-6);
        Assert.All(MarsyasFeatures.PerClip.Extract(new Waveform(SampleRate.Hz22050, new float[1])).Values.ToArray(), value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void A_click_has_a_flat_spectrum()
    {
        float[] samples = new float[512];
        samples[200] = 0.5f;
        var matrix = MarsyasFeatures.PerFrame.Extract(new Waveform(SampleRate.Hz22050, samples));
        Assert.Equal(128 / 257.0, matrix[0, 1], 1e-5);
        Assert.Equal(230 / 257.0, matrix[0, 2], 1e-6);
    }

    [Fact]
    public void Gain_shifts_c0_and_scales_chroma_alone()
    {
        float[] samples = ReferenceSignal.Samples(22050, 1);
        var quiet = MarsyasFeatures.PerFrame.Extract(new Waveform(SampleRate.Hz22050, [.. samples.Select(x => x / 4)]));
        var loud = MarsyasFeatures.PerFrame.Extract(new Waveform(SampleRate.Hz22050, samples));
        for (int column = 0; column < 31; column++)
        {
            double expected = column switch
            {
                4 => quiet[9, column] + Math.Sqrt(40) * Math.Log10(16),
                >= 17 and < 29 => quiet[9, column] * 16,
                _ => quiet[9, column],
            };
            Assert.Equal(expected, loud[9, column], 1e-5 * Math.Max(1, Math.Abs(expected)));
        }
    }

    [Fact]
    public void A_frame_louder_in_every_bin_alike_has_the_flux_of_a_white_jump()
    {
        float[] samples = new float[1024];
        ReferenceSignal.Samples(22050, 1).AsSpan(0, 512).CopyTo(samples);
        for (int i = 0; i < 512; i++)
            samples[512 + i] = 2 * samples[i];
        Assert.Equal(256 / 257.0, MarsyasFeatures.PerFrame.Extract(new Waveform(SampleRate.Hz22050, samples))[1, 3], 1e-4);
    }

    [Fact]
    public void Zero_crossings_count_from_one_and_skip_zeros()
    {
        Assert.Equal(1, MarsyasZeroCrossings.Of([.. Enumerable.Range(0, 512).Select(i => i % 2 == 0 ? 1f : -1f)]));
        Assert.Equal(1 / 3f, MarsyasZeroCrossings.Of([1, 0, -1]));
        Assert.Equal(2 / 20f, MarsyasZeroCrossings.Of([.. Enumerable.Range(0, 20).Select(i => i < 18 ? 1f : -1f)]));
        Assert.Equal(2 / 20f, MarsyasZeroCrossings.Of([.. Enumerable.Range(0, 20).Select(i => i < 3 ? 1e-40f : -1e-40f)]));
    }

    [Fact]
    public void The_texture_window_begins_full_of_the_first_row()
    {
        var window = new TextureWindow(1, 20);
        Assert.Equal([3, 0], window.Next([3]).ToArray());
        float[] second = window.Next([23]).ToArray();
        Assert.Equal(4, second[0], 1e-6);
        Assert.Equal(20 * Math.Sqrt(0.05 * 0.95), second[1], 1e-5);
        for (int i = 0; i < 19; i++)
            window.Next([23]);
        Assert.Equal([23, 0], window.Next([23]).ToArray());
        Assert.Throws<ArgumentException>(() => window.Next([1, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TextureWindow(1, 0));
    }

    [Theory]
    [InlineData(8_000)]
    [InlineData(44_100)]
    [InlineData(96_000)]
    public void Any_rate_gives_finite_values(int rate) => Assert.All(
        MarsyasFeatures.PerClip.Extract(new Waveform(new SampleRate(rate), ReferenceSignal.Samples(rate, 0.5))).Values.ToArray(),
        value => Assert.True(float.IsFinite(value)));

    [Fact]
    public void Samples_that_are_too_large_are_refused() => Assert.Contains("the samples are too large", Assert.Throws<MerException>(
        () => MarsyasFeatures.PerClip.Extract(new Waveform(SampleRate.Hz22050, [.. Enumerable.Range(0, 1024).Select(i => i % 3 * 1e30f)]))).Message, StringComparison.Ordinal);

    [Fact]
    public void Sets_are_told_apart_and_found_by_name()
    {
        MarsyasFeatures[] sets = [MarsyasFeatures.PerFrame, MarsyasFeatures.PerTexture, MarsyasFeatures.PerClip, new(MarsyasStage.Clip, 40)];
        Assert.Equal(4, sets.Select(set => set.Hash).Distinct().Count());
        Assert.Equal([31, 62, 124, 124], sets.Select(set => set.Columns.Count));
        Assert.Equal(["marsyas-frames", "marsyas-texture", "marsyas", "marsyas-m40"], sets.Select(set => set.Name));
        Assert.Same(MarsyasFeatures.PerClip, FeatureSets.Find("marsyas"));
        Assert.All(MarsyasFeatures.PerClip.Columns, column => Assert.Contains(" over the sound of the ", column.Statistic, StringComparison.Ordinal));
    }

    [Fact]
    public void Frames_allocate_nothing()
    {
        Waveform one = new(SampleRate.Hz22050, ReferenceSignal.Samples(22050, 4)), two = new(SampleRate.Hz22050, ReferenceSignal.Samples(22050, 8));
        long first = HeapBytes.Of(() => MarsyasFeatures.PerClip.Extract(one)), second = HeapBytes.Of(() => MarsyasFeatures.PerClip.Extract(two));
        Assert.InRange(second - first, -64, 64);
    }

    private static float[] Muted()
    {
        float[] samples = ReferenceSignal.Samples(22050, 5);
        samples.AsSpan(40_000, 25_000).Clear();
        return samples;
    }

    private static void Compare(JsonElement expected, ReadOnlySpan<float> row, string what)
    {
        Assert.Equal(expected.GetArrayLength(), row.Length);
        for (int i = 0; i < row.Length; i++)
        {
            double wanted = expected[i].GetDouble();
            // Relative; a coefficient near 0 is the difference of logarithms near 10.
            double tolerance = 1e-4 * Math.Max(Math.Abs(wanted), 4 <= i % 31 && i % 31 < 17 ? 0.1 : 1e-9);
            Assert.True(Math.Abs(wanted - row[i]) <= tolerance, $"{what}, column {i}: {wanted} expected, {row[i]} found");
        }
    }
}
