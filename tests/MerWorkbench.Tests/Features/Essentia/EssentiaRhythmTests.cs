using MerWorkbench.Features.Essentia;
using MerWorkbench.TestData;
using MerWorkbench.Tests.Features.Rhythm;

namespace MerWorkbench.Tests.Features.Essentia;

public sealed class EssentiaRhythmTests
{
    private static float[] Row(float[] sound, double gain = 1)
    {
        var rhythm = new EssentiaRhythm().Heard(sound);
        rhythm.Beats.Heard(sound);
        return rhythm.Row(gain);
    }

    private static float Value(float[] row, string column) =>
        row[EssentiaRhythm.Columns.Select(item => item.Name).ToList().IndexOf(column)];

    [Theory]
    [InlineData("reference")]
    [InlineData("drums")]
    [InlineData("change")]
    public void Columns_hold_essentias_values(string sound)
    {
        var golden = RhythmGoldens.Of(sound);
        float[] row = Row(RhythmSignals.All[sound]());
        Assert.Equal(golden.GetProperty("degara").GetProperty("bpm").GetDouble(), Value(row, "rhythm.bpm"), 1e-3);
        Assert.Equal(golden.GetProperty("degara").GetProperty("beats").GetArrayLength(), Value(row, "rhythm.beats_count"));
        double[] peaks = golden.GetProperty("degara").GetProperty("peaks").Numbers();
        Assert.Equal(peaks[0], Value(row, "rhythm.bpm_histogram_first_peak_bpm"));
        Assert.Equal(peaks[1], Value(row, "rhythm.bpm_histogram_first_peak_weight"), 1e-5);
        Assert.Equal(peaks[5], Value(row, "rhythm.bpm_histogram_second_peak_spread"), 1e-5);
        double[] energies = golden.GetProperty("beat_loudness").GetProperty("energies").Numbers();
        Assert.Equal(energies.Average(), Value(row, "rhythm.beats_loudness.mean"), 1e-4 * energies.Average());
        Assert.Equal(energies.Max(), Value(row, "rhythm.beats_loudness.max"), 1e-4 * energies.Max());
        double change = energies.Zip(energies.Skip(1), (a, b) => Math.Abs(b - a)).Average();
        Assert.Equal(change, Value(row, "rhythm.beats_loudness.dmean"), 1e-3 * energies.Average());
        double[] treble = [.. golden.GetProperty("beat_loudness").GetProperty("ratios").EnumerateArray().Select(beat => beat[5].GetDouble()).Order()];
        Assert.Equal((treble[(treble.Length - 1) / 2] + treble[treble.Length / 2]) / 2, Value(row, "rhythm.beats_loudness_band_ratio_5.median"), 1e-5);
        int onsets = golden.GetProperty("streamed_onset_rate").GetProperty("count").GetInt32();
        int frames = (golden.GetProperty("samples").GetInt32() + 512 + 511) / 512;
        Assert.Equal(onsets / (frames * 512 / 44100.0), Value(row, "rhythm.onset_rate"), 1e-5);
    }

    [Fact]
    public void Every_column_is_there_once_and_says_how_far_it_is_essentias()
    {
        Assert.Equal(9 + 7 * 10, EssentiaRhythm.Columns.Count);
        Assert.Equal(EssentiaRhythm.Columns.Count, EssentiaRhythm.Columns.Select(column => column.Name).Distinct().Count());
        Assert.All(EssentiaRhythm.Columns, column => Assert.NotEmpty(column.Note!));
        Assert.Equal(EssentiaRhythm.Columns.Count, Row(RhythmSignals.Clicks(120, 5)).Length);
    }

    [Fact]
    public void Silence_and_nothing_give_zeros()
    {
        Assert.All(Row(new float[5 * 44100]), value => Assert.Equal(0, value));
        Assert.All(Row([]), value => Assert.Equal(0, value));
    }

    [Fact]
    public void Gain_only_changes_the_loudness_of_beats()
    {
        float[] sound = RhythmSignals.Drums(126, 10);
        float[] played = Row([.. sound.Select(sample => sample * 2)]), told = Row(sound, gain: 2);
        for (int i = 0; i < played.Length; i++)
            Assert.Equal(played[i], told[i], 1e-5 * Math.Max(1e-3, Math.Abs(played[i])));
    }

    [Fact]
    public void The_second_pass_waits_for_the_first() => Assert.Throws<InvalidOperationException>(() => new EssentiaRhythm().Beats);
}
