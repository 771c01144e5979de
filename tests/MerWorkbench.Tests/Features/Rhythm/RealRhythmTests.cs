using System.Text.Json;
using MerWorkbench.Audio;
using MerWorkbench.Dsp;
using MerWorkbench.Features.Essentia;
using MerWorkbench.Features.Rhythm;
using MerWorkbench.TestData;

namespace MerWorkbench.Tests.Features.Rhythm;

/// <summary>On real music, against Essentia (essentia/make_rhythm_clips.js) and aubio (aubio/make_rhythm.py).</summary>
public sealed class RealRhythmTests
{
    public static bool Absent => RealData.IsAbsent;

    private static T Heard<T>(string clip, T sink)
        where T : ISampleSink
    {
        SoundSource.FromFile(RealData.PathOf("emomusic", "clips_45seconds", clip)).Play(EssentiaRhythm.Rate, sink, TestContext.Current.CancellationToken);
        return sink;
    }

    [Fact(Skip = RealData.Absent, SkipWhen = nameof(Absent))]
    public void Music_has_essentias_tempo_beats_and_onsets()
    {
        var clips = JsonDocument.Parse(Golden.Text("essentia/rhythm_clips.json")).RootElement.GetProperty("clips");
        foreach (var clip in clips.EnumerateObject())
        {
            var golden = clip.Value;
            var degara = Heard(clip.Name, new DegaraBeatTracker());
            var multi = Heard(clip.Name, new MultiFeatureBeatTracker());
            double tempo = golden.GetProperty("degara").GetProperty("bpm").GetDouble();
            Assert.Equal(tempo, BeatsTempo.Of(degara.Beats).Value, 0.001 * tempo);
            Assert.InRange(RhythmGoldens.FMeasure(degara.Beats.Values(), golden.GetProperty("degara").GetProperty("beats").Numbers(), 0.001), 0.99, 1);
            Assert.InRange(RhythmGoldens.FMeasure(multi.Beats.Values(), golden.GetProperty("multifeature").GetProperty("beats").Numbers(), 0.07), 0.9, 1);
            Assert.Equal(golden.GetProperty("multifeature").GetProperty("confidence").GetDouble(), multi.Confidence, 0.1);
            double percival = golden.GetProperty("percival").GetDouble(), rate = golden.GetProperty("onset_rate").GetDouble();
            // Essentia reads beyond its buffer for the pulses of slow tempi, so that one lag more or less may win: 5.mp3 has 97.97 instead of 98.44 BPM.
            Assert.Equal(percival, Heard(clip.Name, new PercivalTempo()).Tempo.Value, 0.015 * percival);
            Assert.Equal(rate, Heard(clip.Name, new OnsetRate()).OnsetsPerSecond, 0.01 * rate);
        }
    }

    [Fact(Skip = RealData.Absent, SkipWhen = nameof(Absent))]
    public void Half_of_the_clips_have_aubios_tempo_or_its_octave()
    {
        // Trackers differ on real music: Degara's agrees with aubio on 5 of 10 clips, as Essentia's own does; the rest are at 2:3 or in dispute.
        var tempi = JsonDocument.Parse(Golden.Text("aubio/rhythm.json")).RootElement.GetProperty("emomusic");
        int agreed = 0;
        foreach (var clip in tempi.EnumerateObject())
        {
            double tempo = BeatsTempo.Of(Heard(clip.Name, new DegaraBeatTracker()).Beats).Value, wanted = clip.Value.GetDouble();
            agreed += new[] { 0.5, 1, 2 }.Any(octave => Math.Abs(tempo - octave * wanted) <= 0.04 * octave * wanted) ? 1 : 0;
        }
        Assert.Equal(5, agreed);
    }

    [Fact(Skip = RealData.Absent, SkipWhen = nameof(Absent))]
    public void Every_genre_has_finite_values_and_a_tempo()
    {
        foreach (string genre in new[] { "classical", "electronic", "pop", "rock" })
        {
            var sound = SoundSource.FromFile(RealData.PathOf("emotify", "emotifymusic", genre, "7.mp3"));
            var rhythm = new EssentiaRhythm();
            sound.Play(EssentiaRhythm.Rate, rhythm, TestContext.Current.CancellationToken);
            sound.Play(EssentiaRhythm.Rate, rhythm.Beats, TestContext.Current.CancellationToken);
            float[] row = rhythm.Row();
            Assert.All(row, value => Assert.True(float.IsFinite(value)));
            Assert.InRange(row[0], 40, 250);
        }
    }
}
