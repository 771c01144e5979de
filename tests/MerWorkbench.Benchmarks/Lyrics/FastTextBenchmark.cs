using System.Diagnostics;
using System.Globalization;
using System.Text;
using MerWorkbench.Benchmarks.Sound;
using MerWorkbench.Lyrics;
using MerWorkbench.Lyrics.FastText;

namespace MerWorkbench.Benchmarks.Lyrics;

/// <summary>How many words a second get their vectors, on one thread, by processor time; and how long a file of the size of cc.en.300.bin takes to open.</summary>
public sealed class FastTextBenchmark : IBenchmark
{
    private const double Goal = 500_000, OpeningGoal = 1;

    private const int Words = 2_000_000, Buckets = 2_000_000, Dimension = 300;

    public string Name => "fasttext";

    public string Summary => "words looked up a second (known and made of n-grams) on one core, and the opening of a 7 GB model";

    public int Run(string[] args)
    {
        string folder = Directory.CreateTempSubdirectory("mer-fasttext").FullName;
        try
        {
            bool isFast = Lookup(folder), isPrompt = Opening(Path.Combine(folder, "large.bin"));
            return isFast && isPrompt ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool Lookup(string folder)
    {
        (string[] lines, string from) = BenchmarkTexts.Load();
        string path = Path.Combine(folder, "words.bin");
        double training = WallClock.Seconds(() => FastTextTrainer.Train(lines, new() { Epochs = 1 }, path));
        using FastTextModel model = FastTextModel.Open(path);
        string[] words = [.. lines.SelectMany(LyricWords.Of).Select(word => word.Text.ToLowerInvariant()).Take(500_000)];
        int known = words.Count(word => model.Knows(word));
        var vector = new float[model.Dimension];
        double Rate(string[] asked) => asked.Length / Timing.Of("lookup", 7, () =>
        {
            foreach (string word in asked)
                model.TryRead(word, vector);
        }).Median * 1e3;
        double running = Rate(words), different = Rate([.. words.Distinct()]), unknown = Rate([.. words.Distinct().Where(word => !model.Knows(word))]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            {from}: trained in {training:f1} s (one pass, dimension {model.Dimension}, {model.Count} words); {words.Length} running words, {100.0 * known / words.Length:f1} % known
            running text {running / 1e3:f0} thousand words a second, each different word once {different / 1e3:f0}, unknown words alone {unknown / 1e3:f0}; goal {Goal / 1e3:f0}
            """));
        return Math.Min(running, Math.Min(different, unknown)) >= Goal;
    }

    private static bool Opening(string path)
    {
        WriteLarge(path);
        long before = Resident();
        long start = Stopwatch.GetTimestamp();
        using FastTextModel model = FastTextModel.Open(path);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds, processor = ThreadClock.Measure(() => FastTextModel.Open(path).Dispose()) / 1e3;
        var vector = new float[model.Dimension];
        for (int i = 0; i < 1_000; i++)
            model.TryRead(model.WordAt(i * 1_999), vector);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"a model of {new FileInfo(path).Length / 1e9:f1} GB with {model.Count} words opens in {seconds:f2} s ({processor:f2} s of processor time); with a thousand words looked up {(Resident() - before) / 1e6:f0} MB are resident; goal {OpeningGoal:f0} s"));
        return processor <= OpeningGoal;
    }

    /// <summary>A model of zeros with the sizes of cc.en.300.bin. The matrices are holes, which take no room on disk.</summary>
    private static void WriteLarge(string path)
    {
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        using var file = new BinaryWriter(stream, Encoding.UTF8);
        new FastTextArguments(Dimension, 5, 5, 1, 10, 1, FastTextLoss.NegativeSampling, FastTextModelKind.Cbow, Buckets, 5, 5, 100, 1e-5).Write(file);
        file.Write(Words);
        file.Write(Words);
        file.Write(0);
        file.Write((long)Words);
        file.Write(-1L);
        for (int i = 0; i < Words; i++)
        {
            file.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"word{i:x}")));
            file.Write((byte)0);
            file.Write((long)(Words - i));
            file.Write((byte)0);
        }
        foreach (long rows in (long[])[Words + Buckets, Words])
        {
            file.Write((byte)0);
            file.Write(rows);
            file.Write((long)Dimension);
            file.Flush();
            stream.Seek(rows * Dimension * sizeof(float), SeekOrigin.Current);
        }
        stream.SetLength(stream.Position);
    }

    private static long Resident()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
