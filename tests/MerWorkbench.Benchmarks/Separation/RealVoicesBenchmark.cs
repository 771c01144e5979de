using System.Globalization;
using MerWorkbench.Audio;
using MerWorkbench.Separation;
using MerWorkbench.Units;

namespace MerWorkbench.Benchmarks.Separation;

/// <summary>
/// What a separator does on real singing: a voice that sings alone (vocadito) mixed with real music (Emotify) at known levels, scored by BSS Eval 4. The
/// music is classical and electronic, which seldom sings itself.
/// </summary>
public sealed class RealVoicesBenchmark : IBenchmark
{
    private const int Songs = 4;

    public string Name => "separation-real";

    public string Summary => "SDR of a real voice in real music, where MER_TEST_DATA names a folder with vocadito and emotify: [WEIGHTS]";

    public int Run(string[] args)
    {
        if (args.Length > 1)
        {
            Console.Error.WriteLine("mer-bench separation-real [WEIGHTS]");
            return 2;
        }
        if (Environment.GetEnvironmentVariable("MER_TEST_DATA") is not { Length: > 0 } data)
        {
            Console.Error.WriteLine("MER_TEST_DATA must name the folder that holds vocadito and emotify.");
            return 2;
        }
        using Separator separator = args is [var weights] ? Separator.Load(weights) : Separator.Small();
        Waveform voice = Waveform.Load(Directory.EnumerateFiles(Path.Combine(data, "vocadito", "Audio"), "*.wav").Order(StringComparer.Ordinal).First()).ToMono().Resample(SampleRate.Hz22050);
        Console.WriteLine($"{separator.Configuration.Name}, trained on {separator.TrainedOn}; voice {voice.Duration} of vocadito");
        foreach (double level in (double[])[6, 0, -6])
        {
            // What the mixture reaches by being made softer as a whole, without any separation.
            double softer = 10 * Math.Log10(1 + Math.Pow(10, level / 10));
            List<SeparatorScore> scores = [.. Music(data).Select(path => SeparatorScore.Of(separator, path, Mixed(voice, Waveform.Load(path).ToMono().Resample(SampleRate.Hz22050), level)))];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"voice {level,3} dB above the music, {scores.Count} songs: SDR of the voice {scores.Average(score => score.Mixture.Median(1, ScoreKind.Sdr).Value):0.00} ({softer:0.00} were it only softer) -> {scores.Average(score => score.Estimates.Median(1, ScoreKind.Sdr).Value):0.00} dB, improvement {scores.Average(score => score.Improvement(1).Value):0.00} dB ({string.Join(", ", scores.Select(score => score.Improvement(1).Value.ToString("0.0", CultureInfo.InvariantCulture)))})"));
        }
        return 0;
    }

    private static IEnumerable<string> Music(string data) => new[] { "classical", "electronic" }.SelectMany(genre =>
        Directory.EnumerateFiles(Path.Combine(data, "emotify", "emotifymusic", genre), "*.mp3").Order(StringComparer.Ordinal).Where((_, i) => i % 40 == 7).Take(Songs));

    // Accompaniment and voice, the voice so much louder.
    private static Waveform[] Mixed(Waveform voice, Waveform music, double level)
    {
        int length = Math.Min(voice.Length, music.Length);
        float[] v = voice.Channel(0)[..length].ToArray(), m = music.Channel(0)[..length].ToArray();
        double factor = Math.Sqrt(m.Sum(x => (double)x * x) / v.Sum(x => (double)x * x)) * Math.Pow(10, level / 20);
        // Half as loud, lest the sum go beyond full scale.
        return [new(voice.Rate, [.. m.Select(x => 0.5f * x)]), new(voice.Rate, [.. v.Select(x => (float)(0.5 * factor * x))])];
    }
}
