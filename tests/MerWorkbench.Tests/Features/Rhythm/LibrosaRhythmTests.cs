using System.Text.Json;
using MerWorkbench.Features.Rhythm;
using MerWorkbench.TestData;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Features.Rhythm;

/// <summary>Against librosa's formulae in numpy (librosa/make_rhythm.py), and closed forms.</summary>
public sealed class LibrosaRhythmTests
{
    private static readonly JsonElement Golden = JsonDocument.Parse(TestData.Golden.Text("librosa/rhythm.json")).RootElement.GetProperty("sounds");

    private static float[] Sound(string name) => name switch
    {
        "reference" => ReferenceSignal.Samples(22050, 10),
        "click100" => RhythmSignals.Clicks(100, 12, rate: 22050),
        _ => RhythmSignals.Drums(126, 12, rate: 22050),
    };

    [Theory]
    [InlineData("reference")]
    [InlineData("click100")]
    [InlineData("drums")]
    public void Onset_strength_tempogram_tempo_and_beats_equal_librosas(string name)
    {
        var golden = Golden.GetProperty(name);
        var strength = new OnsetStrength().Heard(Sound(name));
        double[] expected = golden.GetProperty("onset_strength").Numbers();
        Assert.Equal(expected.Length, strength.Values.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], strength.Values[i], 1e-4);

        var lags = new float[384];
        foreach (var frame in golden.GetProperty("tempogram").EnumerateObject())
        {
            new Tempogram().Frame(strength.Values, int.Parse(frame.Name, System.Globalization.CultureInfo.InvariantCulture), lags);
            double[] wanted = frame.Value.Numbers();
            for (int lag = 0; lag < lags.Length; lag++)
                Assert.Equal(wanted[lag], lags[lag], 1e-4);
        }

        var tempo = new Tempo().Of(strength.Values, strength.ValueRate);
        Assert.Equal(golden.GetProperty("tempo").GetDouble(), tempo.Value, 1e-9);
        double[] beats = new DynamicBeats().Track(strength.Values, strength.ValueRate, tempo).Values();
        double[] wantedBeats = golden.GetProperty("beats").Numbers();
        Assert.Equal(wantedBeats.Length, beats.Length);
        for (int i = 0; i < beats.Length; i++)
            Assert.Equal(wantedBeats[i], beats[i], 1e-5);
    }

    [Fact]
    public void A_pulse_repeats_after_its_period()
    {
        // A one every 20 values: the tempogram peaks at lags 20, 40, 60 and is 0 between.
        float[] pulse = [.. Enumerable.Range(0, 1000).Select(i => i % 20 == 0 ? 1f : 0f)];
        var lags = new float[384];
        new Tempogram().Frame(pulse, 500, lags);
        Assert.Equal(1, lags[0], 1e-6);
        for (int lag = 1; lag < 100; lag++)
            Assert.InRange(lags[lag], lag % 20 == 0 ? 0.5 : -1e-5, lag % 20 == 0 ? 1 : 1e-5);
        Assert.True(lags[20] > lags[40] && lags[40] > lags[60]);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(100)]
    [InlineData(140)]
    [InlineData(175)]
    public void A_pulse_gives_its_tempo_within_a_lag_or_an_octave(double bpm)
    {
        var strength = new OnsetStrength().Heard(RhythmSignals.Clicks(bpm, 20, rate: 22050));
        double tempo = new Tempo().Of(strength.Values, strength.ValueRate).Value;
        double period = 60 * strength.ValueRate.Value / tempo, wanted = 60 * strength.ValueRate.Value / bpm;
        Assert.True(new[] { 0.5, 1, 2 }.Any(octave => Math.Abs(period - octave * wanted) <= 1), $"{bpm} BPM was heard as {tempo}");
        double[] beats = new DynamicBeats().Track(strength.Values, strength.ValueRate, new BeatsPerMinute(bpm)).Values();
        double[] strokes = [.. Enumerable.Range(0, (int)(bpm / 3)).Select(i => i * 60 / bpm)];
        Assert.InRange(RhythmGoldens.FMeasure(beats, strokes, 0.07), 0.9, 1);
    }

    [Fact]
    public void Silence_gives_no_tempo_and_no_beats()
    {
        foreach (int samples in new[] { 0, 1, 22050 })
        {
            var strength = new OnsetStrength().Heard(new float[samples]);
            Assert.True(samples == 0 ? strength.Values.IsEmpty : strength.Values.IndexOfAnyExcept(0f) < 0);
            var tempo = new Tempo().Of(strength.Values, strength.ValueRate);
            Assert.Equal(0, tempo.Value);
            Assert.Empty(new DynamicBeats().Track(strength.Values, strength.ValueRate, tempo));
        }
    }

    [Fact]
    public void Gain_changes_nothing_while_no_band_falls_below_the_floor()
    {
        float[] sound = ReferenceSignal.Samples(22050, 5), louder = [.. sound.Select(sample => 4 * sample)];
        var strength = new OnsetStrength().Heard(sound);
        var loud = new OnsetStrength().Heard(louder);
        for (int i = 0; i < strength.Values.Length; i++)
            Assert.Equal(strength.Values[i], loud.Values[i], 1e-4);
        Assert.Equal(new Tempo().Of(strength.Values, strength.ValueRate), new Tempo().Of(loud.Values, loud.ValueRate));
    }

    [Fact]
    public void Wrong_arguments_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Tempogram(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Tempo(octaves: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DynamicBeats(tightness: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Tempogram().Frame([1, 2], 2, new float[384]));
        Assert.Throws<ArgumentException>(() => new Tempogram().Frame([1, 2], 1, new float[383]));
    }
}
