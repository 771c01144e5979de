using MerWorkbench.Features.Rhythm;
using MerWorkbench.TestData;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Features.Rhythm;

/// <summary>Against Essentia's own numbers on the sounds of <see cref="RhythmSignals"/> (essentia/make_rhythm.js).</summary>
public sealed class EssentiaRhythmGoldenTests
{
    public static TheoryData<string> Sounds => RhythmGoldens.Sounds;

    [Theory]
    [MemberData(nameof(Sounds))]
    public void The_sounds_are_those_that_essentia_heard(string sound)
    {
        float[] samples = RhythmSignals.All[sound]();
        var golden = RhythmGoldens.Of(sound);
        Assert.Equal(golden.GetProperty("samples").GetInt32(), samples.Length);
        double[] first = golden.GetProperty("first").Numbers();
        for (int i = 0; i < first.Length; i++)
            Assert.Equal(first[i], samples[i], 1e-7);
    }

    [Theory]
    [MemberData(nameof(Sounds))]
    public void Onsets_equal_essentias(string sound)
    {
        float[] samples = RhythmSignals.All[sound]();
        var golden = RhythmGoldens.Of(sound).GetProperty("onsets");
        var rate = new OnsetRate().Heard(samples);
        AssertTimes(golden.GetProperty("times").Numbers(), rate.Onsets);
        Assert.Equal(golden.GetProperty("rate").GetDouble(), rate.OnsetsPerSecond, 1e-5);
        AssertTimes(RhythmGoldens.Of(sound).GetProperty("streamed_onset_rate").GetProperty("times").Numbers(), new OnsetRate(centered: true).Heard(samples).Onsets);
    }

    [Theory]
    [MemberData(nameof(Sounds))]
    public void Degaras_beats_equal_essentias(string sound)
    {
        var golden = RhythmGoldens.Of(sound).GetProperty("degara");
        var tracker = new DegaraBeatTracker().Heard(RhythmSignals.All[sound]());
        if (sound is "click60" or "short")
        {
            // Digital silence, where Essentia lays random noise.
            Assert.InRange(RhythmGoldens.FMeasure(tracker.Beats.Values(), golden.GetProperty("beats").Numbers(), 0.02), 0.99, 1);
            // Three beats of the short sound leave the tempo no finer than the grid of beats: 12 ms of a period.
            double period = 60 / golden.GetProperty("bpm").GetDouble();
            Assert.Equal(period, BeatsTempo.Of(tracker.Beats).Period.Value, sound == "short" ? 0.012 : 0.015 * period);
            return;
        }
        AssertTimes(golden.GetProperty("beats").Numbers(), tracker.Beats);
        Assert.Equal(golden.GetProperty("bpm").GetDouble(), BeatsTempo.Of(tracker.Beats).Value, 1e-3);
        double[] peaks = golden.GetProperty("peaks").Numbers();
        var histogram = new TempoHistogram(tracker.Beats);
        AssertPeak(peaks[..3], histogram.First);
        AssertPeak(peaks[3..], histogram.Second);
    }

    [Theory]
    [MemberData(nameof(Sounds))]
    public void The_loudness_of_beats_equals_essentias(string sound)
    {
        var golden = RhythmGoldens.Of(sound);
        Seconds[] beats = [.. golden.GetProperty("degara").GetProperty("beats").Numbers().Select(beat => new Seconds(beat))];
        var loudness = new BeatLoudness(beats).Heard(RhythmSignals.All[sound]());
        double[] energies = golden.GetProperty("beat_loudness").GetProperty("energies").Numbers();
        Assert.Equal(energies.Length, loudness.Energies.Count);
        for (int i = 0; i < energies.Length; i++)
        {
            Assert.Equal(energies[i], loudness.Energies[i], 1e-30 + 1e-4 * energies[i]);
        }
        for (int band = 0; band < BeatBandRatio.Bands; band++)
        {
            double[] shares = [.. golden.GetProperty("beat_loudness").GetProperty("ratios").EnumerateArray().Select(beat => beat[band].GetDouble())];
            var actual = loudness.Shares(band);
            for (int i = 0; i < shares.Length; i++)
                Assert.Equal(shares[i], actual[i], 1e-5);
        }
    }

    [Theory]
    [MemberData(nameof(Sounds))]
    public void Percivals_tempo_equals_essentias(string sound)
    {
        double expected = RhythmGoldens.Of(sound).GetProperty("percival").GetDouble();
        Assert.Equal(expected, new PercivalTempo().Heard(RhythmSignals.All[sound]()).Tempo.Value, 1e-4 * expected);
    }

    // Essentia prints seconds as float32: 30 s to 2 us.
    private static void AssertTimes(double[] expected, IReadOnlyList<Seconds> actual)
    {
        Assert.Equal(expected.Length, actual.Count);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i].Value, 1e-4);
    }

    private static void AssertPeak(double[] expected, TempoPeak actual)
    {
        Assert.Equal(expected[0], actual.Tempo.Value);
        Assert.Equal(expected[1], actual.Weight, 1e-5);
        Assert.Equal(expected[2], actual.Spread, 1e-5);
    }
}
