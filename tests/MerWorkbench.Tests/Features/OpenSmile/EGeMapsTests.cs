using System.Text.Json;
using MerWorkbench.Audio;
using MerWorkbench.Features.OpenSmile;
using MerWorkbench.Foundation;
using MerWorkbench.TestData;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Features.OpenSmile;

public sealed class EGeMapsTests
{
    private const int Rate = 44100;
    private static readonly EGeMaps Set = new();

    [Fact]
    public void Its_88_columns_are_those_that_openSMILE_prints()
    {
        var header = JsonDocument.Parse(Golden.Text("opensmile/headers.json")).RootElement.GetProperty("egemaps").GetProperty("columns");
        Assert.Equal(header.EnumerateArray().Select(name => name.GetString()), Set.Columns.Select(column => column.Name));
        Assert.Equal(88, Set.Columns.Select(column => column.Name).Distinct().Count());
        Assert.All(Set.Columns, column => Assert.False(string.IsNullOrEmpty(column.Note) || string.IsNullOrEmpty(column.Of.Source), column.Name));
    }

    [Fact]
    public void A_steady_voice_has_its_pitch_and_no_jitter()
    {
        var values = Values(Voice(0, 2));
        Assert.Equal(12 * Math.Log2(200 / 27.5), values["F0semitoneFrom27.5Hz_sma3nz_amean"], 0.1);
        Assert.Equal(0, values["F0semitoneFrom27.5Hz_sma3nz_stddevNorm"], 0.01);
        Assert.Equal(0, values["F0semitoneFrom27.5Hz_sma3nz_pctlrange0-2"], 0.05);
        Assert.InRange(values["jitterLocal_sma3nz_amean"], 0, 0.005);
        Assert.InRange(values["shimmerLocaldB_sma3nz_amean"], 0, 0.1);
        Assert.InRange(values["HNRdBACF_sma3nz_amean"], 15, 100);
        // Harmonic k has amplitude 1 / k.
        Assert.Equal(20 * Math.Log10(2), values["logRelF0-H1-H2_sma3nz_amean"], 1.0);
        Assert.InRange(values["alphaRatioV_sma3nz_amean"], -30, -5);
        Assert.Equal(0, values["loudness_sma3_stddevNorm"], 0.02);
        Assert.Equal(0, values["alphaRatioUV_sma3nz_amean"]);
    }

    [Fact]
    public void Voiced_stretches_are_counted()
    {
        // Half a second of voice, half a second of silence, four times.
        float[] sound = Voice(0, 4);
        for (int i = 0; i < sound.Length; i++)
            sound[i] *= i / (Rate / 2) % 2 == 0 ? 1 : 0;
        var values = Values(sound);
        Assert.Equal(1, values["VoicedSegmentsPerSec"], 0.3);
        Assert.Equal(0.5, values["MeanVoicedSegmentLengthSec"], 0.1);
        Assert.Equal(0.5, values["MeanUnvoicedSegmentLength"], 0.1);
        Assert.InRange(values["StddevVoicedSegmentLengthSec"], 0, 0.06);
        Assert.InRange(values["loudnessPeaksPerSec"], 0.5, 3);
    }

    [Fact]
    public void The_level_is_that_of_the_samples()
    {
        double square = Voice(0, 1).Average(x => (double)x * x);
        Assert.Equal(10 * Math.Log10(square), Values(Voice(0, 1))["equivalentSoundLevel_dBp"], 1e-3);
        Assert.Equal(-100, Values(new float[Rate])["equivalentSoundLevel_dBp"], 1e-3);
    }

    [Fact]
    public void Gain_moves_level_and_loudness_and_hardly_anything_else()
    {
        float[] voice = Voice(0.3, 2);
        Dictionary<string, double> quiet = Values(voice), loud = Values([.. voice.Select(x => 2 * x)]);
        Assert.Equal(20 * Math.Log10(2), loud["equivalentSoundLevel_dBp"] - quiet["equivalentSoundLevel_dBp"], 1e-3);
        Assert.Equal(Math.Pow(4, 0.33), loud["loudness_sma3_amean"] / quiet["loudness_sma3_amean"], 1e-3);
        foreach (string name in (string[])["F0semitoneFrom27.5Hz_sma3nz_amean", "alphaRatioV_sma3nz_amean", "hammarbergIndexV_sma3nz_amean", "mfcc1V_sma3nz_amean", "F1frequency_sma3nz_amean", "jitterLocal_sma3nz_amean"])
            Assert.Equal(quiet[name], loud[name], 1e-2 * Math.Abs(quiet[name]) + 1e-4);
    }

    [Theory]
    [InlineData(8000)]
    [InlineData(16000)]
    [InlineData(96000)]
    public void Any_rate_and_silence_give_finite_values(int rate)
    {
        Assert.All(Set.Extract(new Waveform(new SampleRate(rate), ReferenceSignal.Samples(rate, 2))).Values.ToArray(), x => Assert.True(float.IsFinite(x)));
        Assert.All(Set.Extract(new Waveform(new SampleRate(rate), new float[rate])).Values.ToArray(), x => Assert.True(float.IsFinite(x)));
    }

    [Fact]
    public void Two_equal_channels_are_one_and_too_short_is_said()
    {
        float[] voice = Voice(0.3, 1);
        Assert.Equal(Set.Extract(new Waveform(SampleRate.Hz44100, voice)).Row(0).ToArray(), Set.Extract(new Waveform(SampleRate.Hz44100, voice, voice)).Row(0).ToArray());
        Assert.Contains("0.15 s are needed", Assert.Throws<MerException>(() => Set.Extract(new Waveform(SampleRate.Hz44100, voice[..4000]))).Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, double> Values(float[] samples)
    {
        var matrix = Set.Extract(new Waveform(SampleRate.Hz44100, samples));
        return Enumerable.Range(0, matrix.Bins).ToDictionary(i => matrix.Columns[i].Name, i => (double)matrix[0, i]);
    }

    /// <summary>Twenty harmonics of 200 Hz falling by 6 dB an octave; the depth of a slow vibrato in semitones.</summary>
    private static float[] Voice(double vibrato, double seconds) =>
        [.. Enumerable.Range(0, (int)(Rate * seconds)).Select(i =>
        {
            double t = (double)i / Rate, phase = 200 * t + vibrato * Math.Sin(2 * Math.PI * 2 * t);
            return (float)(0.2 * Enumerable.Range(1, 20).Sum(k => Math.Sin(2 * Math.PI * k * phase) / k));
        })];
}
