using System.Text.Json;
using MerWorkbench.Audio;
using MerWorkbench.Features.Essentia;
using MerWorkbench.Features.Loudness;
using MerWorkbench.TestData;

namespace MerWorkbench.Tests.Features.Loudness;

/// <summary>Against essentia.js and ffmpeg on real songs (<c>loudness/make_real.js</c>).</summary>
public sealed class RealLoudnessTests
{
    public static bool Absent => RealData.IsAbsent;

    [Fact(Skip = RealData.Absent, SkipWhen = nameof(Absent))]
    public void Songs_measure_what_Essentia_and_ffmpeg_measure()
    {
        using var golden = JsonDocument.Parse(Golden.Text("loudness/real.json"));
        foreach (var song in golden.RootElement.GetProperty("songs").EnumerateArray())
        {
            var source = SoundSource.FromFile(RealData.PathOf("emomusic", "clips_45seconds", $"{song.GetProperty("id").GetString()}.mp3"));
            using var loudness = new EssentiaLoudness();
            var facts = source.PlayChannels(loudness.Before, TestContext.Current.CancellationToken);
            source.Play(EssentiaLoudness.Rate, loudness, TestContext.Current.CancellationToken);
            float[] row = loudness.Row();
            var gain = new ReplayGain(EssentiaLoudness.Rate);
            source.Play(EssentiaLoudness.Rate, gain, TestContext.Current.CancellationToken);
            var meter = new LoudnessMeter();
            source.PlayChannels(meter, TestContext.Current.CancellationToken);

            Assert.Equal(song.GetProperty("samples").GetInt64(), facts.Length);
            Assert.Equal(Of("averageLoudness"), row[0], 1e-3);
            Assert.Equal(Of("complexity"), row[1], 1e-3);
            Assert.Equal(Of("integrated"), row[2], 2e-3);
            Assert.Equal(Of("range"), row[3], 0.01);
            Assert.Equal(Of("danceability"), row[^1], 1e-3);
            Assert.Equal(Of("replayGain"), gain.Value.Value, 1e-3);
            // ffmpeg prints one digit, cut and not rounded.
            var ffmpeg = song.GetProperty("ffmpeg");
            Assert.Equal(ffmpeg.GetProperty("integrated").GetDouble(), meter.Integrated.Value, 0.1);
            Assert.Equal(ffmpeg.GetProperty("range").GetDouble(), meter.Range.Value, 0.15);

            double Of(string name) => song.GetProperty(name).GetDouble();
        }
    }
}
