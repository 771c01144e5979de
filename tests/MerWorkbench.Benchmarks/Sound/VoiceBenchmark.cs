using System.Globalization;
using MerWorkbench.Audio;
using MerWorkbench.Dsp;
using MerWorkbench.Features.Voice;
using MerWorkbench.TestData;
using MerWorkbench.Units;

namespace MerWorkbench.Benchmarks.Sound;

/// <summary>Pitch, voicing, jitter, shimmer, noise and formants of a sound on one thread, in processor time. Goal: 150 times real time.</summary>
public sealed class VoiceBenchmark : IBenchmark
{
    private const double Goal = 150;

    public string Name => "voice";

    public string Summary => "the voice passes of ComParE and the Geneva sets on one core. [FILE]";

    public int Run(string[] args)
    {
        var samples = args is [var file, ..] ? Waveform.Load(file).ToMono().Channel(0).ToArray() : ReferenceSignal.Samples(44100, 30);
        double milliseconds = samples.Length / 44.1;
        var worst = double.MaxValue;
        foreach (var (name, recipe) in new[] { ("ComParE", VoiceRecipe.ComParE), ("Geneva", VoiceRecipe.Geneva) })
        {
            var timing = Timing.Of(name, 7, () => Feed(new VoicePass(SampleRate.Hz44100, recipe), samples));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-24}{milliseconds / timing.Min,8:0} x real time"));
            worst = Math.Min(worst, milliseconds / timing.Min);
        }
        var pitch = Timing.Of("autocorrelation", 3, () => Feed(new AutocorrelationPitch(SampleRate.Hz44100, new(75), new(600), new(0.01)), samples));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"pitch, autocorrelation",-24}{milliseconds / pitch.Min,8:0} x real time"));
        return worst >= Goal ? 0 : 1;
    }

    private static void Feed<T>(T sink, float[] samples)
        where T : ISampleSink, IDisposable
    {
        using (sink)
        {
            sink.Push(samples);
            sink.Finish();
        }
    }
}
