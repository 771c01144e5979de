using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using MerWorkbench.Audio;
using MerWorkbench.Dsp;
using MerWorkbench.Features;
using MerWorkbench.Foundation;
using MerWorkbench.TestData;
using MerWorkbench.Units;

namespace MerWorkbench.Benchmarks.Sound;

/// <summary>
/// From a 45 s mp3 to log-mel 128, 20 MFCC and 12 chroma on one thread: each part, the whole, and single transforms,
/// in processor time. Goal: 400 times real time with decoding.
/// </summary>
public sealed class SoundBenchmark : IBenchmark
{
    private const double Goal = 400;

    public string Name => "sound";

    public string Summary => "45 s mp3 to log-mel, MFCC and chroma on one core, by parts; FFT ns. [FILE] [--repeats N] [--json]";

    public int Run(string[] args)
    {
        bool json = args.Contains("--json");
        int at = Array.IndexOf(args, "--repeats");
        int repeats = at >= 0 ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : 15;
        string? made = null;
        string file = args.Where((arg, i) => !arg.StartsWith("--", StringComparison.Ordinal) && (at < 0 || i != at + 1)).FirstOrDefault() ?? Clip() ?? (made = MakeClip());
        try
        {
            var sound = Waveform.Load(file);
            var parts = Parts(file, sound, repeats);
            var transforms = new[] { 512, 1024, 2048, 4096 }.Select(length => Transform(length, repeats)).ToList();
            double speed = sound.Duration.Value * 1000 / parts[^1].Min;
            if (json)
                Console.WriteLine(JsonSerializer.Serialize(new { file, seconds = sound.Duration.Value, repeats, parts, transforms, timesRealTime = speed, goal = Goal }, MerJson.Indented));
            else
                Print(file, sound, repeats, parts, transforms);
            return speed >= Goal ? 0 : 1;
        }
        finally
        {
            if (made is not null)
                File.Delete(made);
        }
    }

    private static List<Timing> Parts(string file, Waveform sound, int repeats)
    {
        var recipe = FrameRecipe.Librosa;
        var framing = recipe.Framing;
        var resampled = sound.ToMono().Resample(recipe.Rate);
        int frames = framing.Count(resampled.Length);
        var fft = new RealFft(recipe.FrameLength);
        float[] window = Window.Make(recipe.Window, recipe.FrameLength), frame = new float[fft.Length], power = new float[fft.Bins];
        float[] bands = new float[recipe.MelBands], coefficients = new float[recipe.Coefficients], classes = new float[ChromaFilterBank.Classes];
        var mel = new MelFilterBank(recipe.MelBands, recipe.FrameLength, recipe.Rate, recipe.LowestMel, recipe.MelCeiling);
        var dct = new Dct(recipe.MelBands, recipe.Coefficients);
        var chroma = new ChromaFilterBank(recipe.FrameLength, recipe.Rate);
        var all = new FrameFeatures("bench", recipe, FrameDescriptors.LogMel | FrameDescriptors.Mfcc | FrameDescriptors.Chroma);

        Timing Each(string part, Action<int> action) => Timing.Of(part, repeats, () =>
        {
            for (int i = 0; i < frames; i++)
                action(i);
        });
        return
        [
            Timing.Of("decode", repeats, () => Waveform.Load(file)),
            Timing.Of("mono, resample", repeats, () => sound.ToMono().Resample(recipe.Rate)),
            Each("STFT", i =>
            {
                framing.Copy(resampled.Channel(0), i, window, frame);
                fft.Power(frame, power);
            }),
            Each("mel", _ => mel.Apply(power, bands)),
            Each("MFCC (DCT)", _ => dct.Apply(bands, coefficients)),
            Each("chroma", _ => chroma.Apply(power, classes)),
            Timing.Of("features, whole", repeats, () => all.Extract(resampled)),
            Timing.Of("total", repeats, () => all.Extract(Waveform.Load(file))),
        ];
    }

    private static Timing Transform(int length, int repeats)
    {
        const int Batch = 2000;
        var fft = new RealFft(length);
        var random = new Random(1);
        float[] signal = [.. Enumerable.Range(0, length).Select(_ => random.NextSingle() - 0.5f)], power = new float[fft.Bins];
        var batch = Timing.Of($"FFT {length}", repeats, () =>
        {
            for (int i = 0; i < Batch; i++)
                fft.Power(signal, power);
        });
        return batch with { Min = batch.Min / Batch, Median = batch.Median / Batch };
    }

    private static void Print(string file, Waveform sound, int repeats, List<Timing> parts, List<Timing> transforms)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{file}: {sound.Duration}, {sound.Rate}, {sound.Channels} channel(s); processor time of one thread, {repeats} repeats"));
        Console.WriteLine($"{"part",-18}{"min ms",10}{"median ms",12}{"x real time (min)",20}");
        foreach (var part in parts)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{part.Part,-18}{part.Min,10:0.00}{part.Median,12:0.00}{sound.Duration.Value * 1000 / part.Min,20:0}"));
        Console.WriteLine($"\n{"power spectrum",-18}{"min ns",10}{"median ns",12}");
        foreach (var transform in transforms)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{transform.Part,-18}{transform.Min * 1e6,10:0}{transform.Median * 1e6,12:0}"));
        double speed = sound.Duration.Value * 1000 / parts[^1].Min;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{speed:0} times real time with decoding; goal {Goal:0}: {(speed >= Goal ? "met" : "missed")}"));
    }

    private static string? Clip() => RealData.IsAbsent
        ? null
        : Directory.EnumerateFiles(RealData.PathOf("emomusic", "clips_45seconds"), "*.mp3").Order(StringComparer.Ordinal).FirstOrDefault();

    private static string MakeClip()
    {
        string wav = Path.Combine(Path.GetTempPath(), $"mer-bench-{Environment.ProcessId}.wav"), mp3 = Path.ChangeExtension(wav, ".mp3");
        new Waveform(SampleRate.Hz44100, ReferenceSignal.Samples(44100, 45)).Save(wav);
        using var process = Process.Start(new ProcessStartInfo("ffmpeg", ["-nostdin", "-v", "error", "-y", "-i", wav, "-b:a", "64k", mp3]))!;
        process.WaitForExit();
        File.Delete(wav);
        return mp3;
    }
}
