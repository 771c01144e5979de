using System.Globalization;
using MerWorkbench.Audio;
using MerWorkbench.Features.Voice;
using MerWorkbench.TestData;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Features.Voice;

/// <summary>A real solo voice whose pitch was annotated by hand.</summary>
public sealed class SingingTests
{
    public static bool Absent => RealData.IsAbsent;

    [Theory(Skip = RealData.Absent, SkipWhen = nameof(Absent))]
    [InlineData("autocorrelation", 0.97, 0.08)]
    [InlineData("subharmonics", 0.93, 0.25)]
    [InlineData("yin", 0.9, 0.08)]
    public void Sung_pitch_is_found_within_half_a_semitone(string method, double accuracy, double falseAlarm)
    {
        var sound = Waveform.Load(RealData.PathOf("vocadito", "Audio", "vocadito_1.wav")).ToMono();
        var truth = File.ReadLines(RealData.PathOf("vocadito", "Annotations", "F0", "vocadito_1_f0.csv"))
            .Select(line => line.Split(',').Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray()).ToList();
        var (first, step, pitch) = Track(method, sound);
        int voiced = 0, right = 0, chroma = 0, found = 0, unvoiced = 0, falselyVoiced = 0;
        foreach (double[] row in truth)
        {
            int frame = (int)Math.Round((row[0] - first) / step);
            if (frame < 0 || frame >= pitch.Length)
                continue;
            if (row[1] <= 0)
            {
                unvoiced++;
                falselyVoiced += pitch[frame] > 0 ? 1 : 0;
                continue;
            }
            voiced++;
            if (pitch[frame] <= 0)
                continue;
            found++;
            double cents = 1200 * Math.Log2(pitch[frame] / row[1]);
            right += Math.Abs(cents) < 50 ? 1 : 0;
            chroma += Math.Abs(cents - 1200 * Math.Round(cents / 1200)) < 50 ? 1 : 0;
        }
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{method}: of {voiced} voiced frames {right / (double)voiced:0.000} right, {chroma / (double)voiced:0.000} but for octaves, {right / (double)found:0.000} of those found; recall {found / (double)voiced:0.000}, false alarm {falselyVoiced / (double)unvoiced:0.000}"));
        Assert.InRange(right / (double)voiced, accuracy, 1);
        Assert.InRange(found / (double)voiced, 0.95, 1);
        Assert.InRange(falselyVoiced / (double)unvoiced, 0, falseAlarm);
    }

    private static (double First, double Step, double[] Pitch) Track(string method, Waveform sound)
    {
        const double Step = 0.01;
        var samples = sound.Channel(0);
        switch (method)
        {
            case "autocorrelation":
                using (var tracker = new AutocorrelationPitch(sound.Rate, new(75), new(1000), new(Step)))
                {
                    tracker.Push(samples);
                    tracker.Finish();
                    return (tracker.TimeOf(0).Value, Step, [.. tracker.Track.Select(candidate => candidate.Frequency.Value)]);
                }
            case "subharmonics":
                using (var pass = new VoicePass(sound.Rate, new() { RangeWeight = 0, HighestPitch = new(1000) }))
                {
                    pass.Push(samples);
                    pass.Finish();
                    return (0.03, Step, [.. pass.Table.Column(VoiceColumns.F0).Select(f0 => (double)f0)]);
                }
            default:
                var yin = new YinPitch(sound.Rate, 2048);
                int hop = new Seconds(Step).ToSamples(sound.Rate);
                var pitch = new double[(samples.Length - 2048) / hop];
                for (int i = 0; i < pitch.Length; i++)
                    pitch[i] = yin.Find(samples.Slice(i * hop, 2048)).Frequency.Value;
                return (1024.0 / sound.Rate.Hertz, (double)hop / sound.Rate.Hertz, pitch);
        }
    }
}
