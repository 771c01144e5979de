using MerWorkbench.Features.Rhythm;
using MerWorkbench.Foundation;
using MerWorkbench.TestData;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Features.Rhythm;

/// <summary>What must hold whatever a tool says: closed forms, gain, shifts, silence, short sounds, memory.</summary>
public sealed class RhythmPropertyTests
{
    [Theory]
    [InlineData(60, 2)]    // octave errors: the preference for 120 BPM doubles a bare pulse of 60
    [InlineData(90, 1)]
    [InlineData(100, 1)]
    [InlineData(120, 1)]
    [InlineData(140, 1)]
    [InlineData(175, 1)]
    public void A_pulse_gives_its_tempo_and_its_beats(double bpm, int multiple)
    {
        var tracker = new DegaraBeatTracker().Heard(RhythmSignals.Clicks(bpm, 30));
        double tempo = BeatsTempo.Of(tracker.Beats).Value;
        Assert.Equal(multiple * bpm, tempo, 0.016 * tempo);
        double[] beats = [.. Enumerable.Range(0, (int)(multiple * bpm / 2)).Select(i => 60 / bpm / multiple * i)];
        Assert.InRange(RhythmGoldens.FMeasure(tracker.Beats.Values(), beats, 0.07), 0.95, 1);
    }

    [Fact]
    public void Onsets_are_where_the_strokes_are()
    {
        double[] strokes = [.. Enumerable.Range(0, 44).Select(i => 0.3 + i * 60.0 / 90)];
        var onsets = new OnsetRate().Heard(RhythmSignals.Clicks(90, 29.5, offset: 0.3));
        Assert.Equal(1, RhythmGoldens.FMeasure(onsets.Onsets.Values(), strokes, 0.03));
        Assert.Equal(44 / 29.5, onsets.OnsetsPerSecond, 1e-9);
    }

    [Theory]
    [InlineData(1f / 1024)]    // powers of two, so that not even the rounding differs
    [InlineData(32f)]
    public void Gain_changes_nothing(float gain)
    {
        float[] sound = RhythmSignals.Drums(126, 20), louder = [.. sound.Select(sample => gain * sample)];
        Assert.Equal(new DegaraBeatTracker().Heard(sound).Beats, new DegaraBeatTracker().Heard(louder).Beats);
        Assert.Equal(new OnsetRate().Heard(sound).Onsets, new OnsetRate().Heard(louder).Onsets);
    }

    [Fact]
    public void A_shift_by_hops_shifts_onsets_and_beats()
    {
        const int Hops = 40;
        float[] sound = RhythmSignals.Drums(126, 20);
        float[] later = [.. RhythmSignals.Noise(Hops * 1024 / 44100.0).Select(sample => 0.001f * sample), .. sound];
        double shift = Hops * 1024 / 44100.0;
        double[] onsets = new OnsetRate().Heard(sound).Onsets.Values(), laterOnsets = new OnsetRate().Heard(later).Onsets.Values();
        Assert.Equal(1, RhythmGoldens.FMeasure([.. onsets.Skip(1).Select(at => at + shift)], [.. laterOnsets.Skip(1)], 1e-9));
        double[] beats = new DegaraBeatTracker().Heard(sound).Beats.Values(), laterBeats = new DegaraBeatTracker().Heard(later).Beats.Values();
        Assert.InRange(RhythmGoldens.FMeasure([.. beats.Where(at => at > 3).Select(at => at + shift)], [.. laterBeats.Where(at => at > 3 + shift)], 0.024), 0.97, 1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(500)]
    [InlineData(44100)]
    [InlineData(10 * 44100)]
    public void Silence_has_neither_onsets_nor_beats(int samples)
    {
        var onsets = new OnsetRate().Heard(new float[samples]);
        Assert.Empty(onsets.Onsets);
        Assert.Equal(0, onsets.OnsetsPerSecond);
        var tracker = new DegaraBeatTracker().Heard(new float[samples]);
        Assert.Empty(tracker.Beats);
        Assert.Equal(0, BeatsTempo.Of(tracker.Beats).Value);
        Assert.Equal(default, new TempoHistogram(tracker.Beats).First);
        Assert.Equal(0, new PercivalTempo().Heard(new float[samples]).Tempo.Value);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(1024)]
    [InlineData(5000)]
    [InlineData(30_000)]
    public void Short_sounds_give_finite_values(int samples)
    {
        float[] sound = RhythmSignals.Noise(1)[..samples];
        var tracker = new DegaraBeatTracker().Heard(sound);
        Assert.All(tracker.Beats, beat => Assert.InRange(beat.Value, 0, samples / 44100.0));
        Assert.True(double.IsFinite(BeatsTempo.Of(tracker.Beats).Value));
        Assert.True(double.IsFinite(new OnsetRate().Heard(sound).OnsetsPerSecond));
        Assert.InRange(new PercivalTempo().Heard(sound).Tempo.Value, 0, 422);
        Assert.InRange(new BeatLoudness([new Seconds(0)]).Heard(sound).Energies.Count, 0, 1);
    }

    [Fact]
    public void Blocks_of_any_size_give_the_same()
    {
        float[] sound = RhythmSignals.Drums(126, 10);
        var whole = new DegaraBeatTracker().Heard(sound, int.MaxValue);
        Assert.Equal(whole.Beats, new DegaraBeatTracker().Heard(sound, 17).Beats);
        var loudness = new BeatLoudness(whole.Beats).Heard(sound, int.MaxValue);
        Assert.Equal(loudness.Energies, new BeatLoudness(whole.Beats).Heard(sound, 17).Energies);
        Assert.Equal(loudness.Shares(0), new BeatLoudness(whole.Beats).Heard(sound, 17).Shares(0));
    }

    [Fact]
    public void The_loudness_of_a_beat_is_that_of_its_tone()
    {
        // A steady tone of amplitude 1 on bin 30 (599.7 Hz): its energy is the window's, and lies in the band from 400 to 800 Hz.
        double hertz = 30 * 44100.0 / 2206;
        float[] tone = [.. Enumerable.Range(0, 44100).Select(i => (float)Math.Sin(2 * Math.PI * hertz * i / 44100))];
        var loudness = new BeatLoudness([new Seconds(0.3), new Seconds(0.95)]).Heard(tone);
        Assert.Single(loudness.Energies);    // the second beat's 150 ms reach beyond the end
        Assert.Equal(1, loudness.Shares(2)[0], 1e-4);
        Assert.Equal(0, loudness.Shares(5)[0], 1e-5);
        // A window of sum 2 and length N: sum over bins of |W[k - 30]|^2 / 4 = N sum w^2 / 4.
        double[] window = [.. Enumerable.Range(0, 2206).Select(i => 0.44959 - 0.49364 * Math.Cos(2 * Math.PI * i / 2205) + 0.05677 * Math.Cos(4 * Math.PI * i / 2205))];
        double expected = 2206 * window.Sum(w => w * w) / window.Sum() / window.Sum();
        Assert.Equal(expected, loudness.Energies[0], 1e-3 * expected);
    }

    [Fact]
    public void The_histogram_of_beats_has_its_peaks()
    {
        // Five intervals of 0.5 s and three of 0.4 s: 120 BPM weighs 5/8, 150 BPM 3/8.
        double at = 0;
        var beats = new List<Seconds> { new(0) };
        foreach (double interval in new[] { 0.5, 0.5, 0.5, 0.5, 0.5, 0.4, 0.4, 0.4 })
            beats.Add(new Seconds(at += interval));
        var histogram = new TempoHistogram(beats);
        Assert.Equal((120, 150), (histogram.First.Tempo.Value, histogram.Second.Tempo.Value));
        Assert.Equal((0.625, 0.375), (histogram.First.Weight, histogram.Second.Weight));
        Assert.Equal(1, histogram.Shares.Sum(), 1e-12);
        Assert.Equal(8 + 1, BeatCount.Of(beats));
    }

    [Fact]
    public void Wrong_arguments_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new DegaraBeats(new BeatsPerMinute(100), new BeatsPerMinute(110)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DegaraBeats(new BeatsPerMinute(20)));
        Assert.Throws<ArgumentException>(() => new BeatLoudness([new Seconds(2), new Seconds(1)]));
        Assert.Throws<ArgumentException>(() => new BeatLoudness([new Seconds(-1)]));
        Assert.Throws<ArgumentException>(() => new OnsetContours(1000, 500, false, new SpectralFluxOnset(1000)));
    }

    [Fact]
    public void A_tempo_outside_the_range_is_not_found()
    {
        var tracker = new DegaraBeatTracker(new BeatsPerMinute(60), new BeatsPerMinute(100)).Heard(RhythmSignals.Clicks(140, 30));
        Assert.InRange(BeatsTempo.Of(tracker.Beats).Value, 55, 101);
    }

    [Fact]
    public void Contours_cost_no_memory_but_their_values()
    {
        var contours = new OnsetContours(1024, 512, false, new HighFrequencyOnset(1024, SampleRate.Hz44100), new ComplexDomainOnset(1024),
            new SpectralFluxOnset(1024), new EnergyFluxOnset());
        float[] block = new float[4096];
        var random = new StableRandom(1, "contours");
        foreach (ref float sample in block.AsSpan())
            sample = (float)random.NextNormal();
        Assert.Equal(0, HeapBytes.Of(() =>
        {
            for (int i = 0; i < 20; i++)
                contours.Push(block);
        }));
    }

    [Fact]
    public void Flux_and_energy_flux_follow_their_formulas()
    {
        // Two frames of a tone on bin 64, the second twice as loud: magnitudes 1 and 2 at the bin, half of it beside.
        float[] sound = [.. Enumerable.Range(0, 2048).Select(i => (i < 1024 ? 1 : 2) * (float)Math.Sin(2 * Math.PI * 64 * i / 1024))];
        var contours = new OnsetContours(1024, 1024, false, new SpectralFluxOnset(1024), new EnergyFluxOnset(), new HighFrequencyOnset(1024, SampleRate.Hz44100)).Heard(sound);
        Assert.Equal(2, contours.Frames);
        Assert.Equal(contours[0][0], contours[0][1], 1e-3);
        Assert.Equal(2, contours[0][0], 0.02);
        Assert.Equal(0, contours[1][0]);
        Assert.Equal(Math.Sqrt(1.5) / 513, contours[1][1], 1e-5);
        Assert.Equal(2 * 64 * 44100 / 1024.0, contours[2][0], 60.0);
        Assert.Equal(2 * contours[2][0], contours[2][1], 0.1);
    }
}
