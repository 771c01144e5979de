using System.Text.Json;
using MerWorkbench.Audio;
using MerWorkbench.Dsp;
using MerWorkbench.Features;
using MerWorkbench.Features.Essentia;
using MerWorkbench.TestData;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Features.Essentia;

public sealed class EssentiaLoudnessTests
{
    [Fact]
    public void The_row_of_a_stereo_sound_is_Essentias()
    {
        // Of make_essentia.js: the sounds at their own level, which here the second pass is given too.
        using var golden = JsonDocument.Parse(Golden.Text("loudness/essentia.json"));
        var loud = golden.RootElement.GetProperty("r128")[0];
        var mono = golden.RootElement.GetProperty("mono")[0];
        float[] music = ReferenceSignal.Samples(44_100, 30);
        using var loudness = new EssentiaLoudness();
        SoundSource.Of(new Waveform(EssentiaLoudness.Rate, music, music)).PlayChannels(loudness.Before, TestContext.Current.CancellationToken);
        loudness.Push(music);
        loudness.Finish();
        var row = Named(loudness.Row());
        Assert.Equal(mono.GetProperty("averageLoudness").GetDouble(), row["lowlevel.average_loudness"], 1e-4);
        Assert.Equal(mono.GetProperty("complexity").GetDouble(), row["lowlevel.dynamic_complexity"], 1e-3);
        Assert.Equal(mono.GetProperty("danceability").GetDouble(), row["rhythm.danceability"], 1e-3);
        Assert.Equal(loud.GetProperty("integrated").GetDouble(), row["lowlevel.loudness_ebu128.integrated"], 1e-3);
        Assert.Equal(loud.GetProperty("range").GetDouble(), row["lowlevel.loudness_ebu128.loudness_range"], 1e-3);
        foreach (var (column, list) in new[] { ("momentary", "momentary"), ("short_term", "shortTerm") })
        {
            double[] values = [.. loud.GetProperty(list).EnumerateArray().Select(value => value.GetDouble())];
            double[] steps = [.. values.Zip(values.Skip(1), (a, b) => Math.Abs(b - a))];
            Assert.Equal(values.Average(), row[$"lowlevel.loudness_ebu128.{column}.mean"], 0.01);
            Assert.Equal(values.Min(), row[$"lowlevel.loudness_ebu128.{column}.min"], 0.01);
            Assert.Equal(values.Max(), row[$"lowlevel.loudness_ebu128.{column}.max"], 0.01);
            Assert.Equal(steps.Average(), row[$"lowlevel.loudness_ebu128.{column}.dmean"], 0.01);
        }
        // Both channels are alike, so their mean's replay gain is that of one; the extractor's reference is 0.03 dB higher.
        Assert.Equal(mono.GetProperty("replayGain").GetDouble() + 0.029928, loudness.Gain.Value, 1e-3);
    }

    [Fact]
    public void The_second_pass_hears_every_sound_at_one_level()
    {
        // The gain brings the quiet copy to where the loud one is: all but what is measured before it stays the same.
        float[] music = LoudnessSignals.Named("bursts", 44_100, 10), quiet = Array.ConvertAll(music, sample => sample / 4);
        float[] loudRow = TwoPasses(music), quietRow = TwoPasses(quiet);
        for (int i = 0; i < loudRow.Length; i++)
        {
            string name = EssentiaLoudness.Columns[i].Name;
            double shift = name.EndsWith("integrated", StringComparison.Ordinal) || name.EndsWith(".mean", StringComparison.Ordinal)
                || name.EndsWith(".median", StringComparison.Ordinal) || name.EndsWith(".min", StringComparison.Ordinal) || name.EndsWith(".max", StringComparison.Ordinal)
                ? 20 * Math.Log10(4) : 0;
            Assert.Equal(loudRow[i] - shift, quietRow[i], 1e-3);
        }
    }

    [Fact]
    public void Gain_beyond_full_scale_is_cut_off()
    {
        var heard = new List<float>();
        var gain = new ExtractorGain(new Decibels(0), new Listener(heard));
        gain.Push([0.1f, 0.6f, -0.9f]);
        Assert.Equal(1.9952623f, gain.Factor, 1e-6f);
        Assert.Equal([0.19952623f, 1, -1], heard);
    }

    [Theory]
    [InlineData(8_000), InlineData(22_050), InlineData(44_100), InlineData(48_000), InlineData(96_000)]
    public void Silence_and_the_shortest_sounds_give_finite_values(int rate)
    {
        foreach (int length in new[] { 1, 100, 5 * rate })
        {
            float[] row = TwoPasses(new float[length], rate);
            Assert.All(row, value => Assert.True(float.IsFinite(value)));
            Assert.Equal(-70, row[2]);
            var impulse = new float[length];
            impulse[0] = 1;
            Assert.All(TwoPasses(impulse, rate), value => Assert.True(float.IsFinite(value)));
        }
    }

    [Fact]
    public void Columns_have_names_of_their_own_and_say_how_exact_they_are()
    {
        Assert.Equal(EssentiaLoudness.Columns.Count, EssentiaLoudness.Columns.Select(column => column.Name).Distinct().Count());
        Assert.All(EssentiaLoudness.Columns, column => Assert.NotNull(column.Note));
        Assert.Equal(FeatureGroup.Rhythm, EssentiaLoudness.Columns[^1].Group);
    }

    [Fact]
    public void Nothing_is_known_before_the_first_pass()
    {
        using var loudness = new EssentiaLoudness();
        Assert.Throws<InvalidOperationException>(() => loudness.Gain);
        Assert.Throws<InvalidOperationException>(() => loudness.Row());
    }

    private static float[] TwoPasses(float[] mono, int rate = 44_100)
    {
        var sound = SoundSource.Of(new Waveform(new SampleRate(rate), mono));
        using var loudness = new EssentiaLoudness();
        sound.PlayChannels(loudness.Before, TestContext.Current.CancellationToken);
        sound.Play(EssentiaLoudness.Rate, new ExtractorGain(loudness.Gain, loudness), TestContext.Current.CancellationToken);
        float[] row = loudness.Row();
        Assert.Equal(EssentiaLoudness.Columns.Count, row.Length);
        return row;
    }

    private static Dictionary<string, float> Named(float[] row) =>
        EssentiaLoudness.Columns.Zip(row).ToDictionary(pair => pair.First.Name, pair => pair.Second);

    private sealed class Listener(List<float> heard) : ISampleSink
    {
        public void Push(ReadOnlySpan<float> samples) => heard.AddRange(samples);

        public void Finish()
        {
        }
    }
}
