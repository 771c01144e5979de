using System.Diagnostics;
using System.Text;
using MerWorkbench.Datasets;
using MerWorkbench.Foundation;
using MerWorkbench.Lyrics.FastText;
using MerWorkbench.TestData;

namespace MerWorkbench.Tests.Lyrics.FastText;

/// <summary>Models that Debian's fastText trains here on real text, and ten thousand of the vectors it prints of each.</summary>
public sealed class FastTextOracleTests
{
    private const int Words = 10_000, Lines = 500;

    public static bool IsAbsent => RealData.IsAbsent || !File.Exists("/usr/bin/fasttext");

    private const string Absent = "needs MER_TEST_DATA and Debian's program fasttext";

    [Theory(Skip = Absent, SkipWhen = nameof(IsAbsent))]
    [InlineData("isear", "skipgram -dim 30 -epoch 1 -bucket 20000", false)]
    [InlineData("goemotions", "cbow -dim 25 -epoch 1 -minn 2 -maxn 5 -bucket 30000", false)]
    [InlineData("goemotions", "supervised -dim 20 -epoch 2 -minn 1 -maxn 3 -wordNgrams 3 -bucket 30000", false)]
    [InlineData("goemotions", "supervised -dim 21 -epoch 2 -minn 3 -maxn 6 -wordNgrams 2 -bucket 30000", true)]
    [InlineData("isear", "supervised -dim 16 -epoch 2 -bucket 30000 -wordNgrams 2", true)]
    public void Ten_thousand_words_and_five_hundred_lines_agree(string dataset, string training, bool isQuantised)
    {
        using var folder = new TemporaryFolder();
        LabelledText[] texts = [.. dataset == "isear" ? new Isear().Load(RealData.PathOf("isear")) : new GoEmotions().Load(RealData.PathOf("goemotions"))];
        string[] lines = [.. texts.Select(text => text.Text.ReplaceLineEndings(" "))];
        string input = folder.PutText("text", string.Join('\n', texts.Zip(lines).Select(pair => training.StartsWith("supervised", StringComparison.Ordinal) ? $"__label__{pair.First.Classes[0]} {pair.Second}" : pair.Second)) + "\n");
        string[] words = [.. training.Split(' ')];
        Run(folder, [words[0], "-input", input, "-output", folder["model"], "-thread", "1", "-minCount", "2", "-verbose", "0", .. words[1..]], "");
        if (isQuantised)
            Run(folder, ["quantize", "-input", input, "-output", folder["model"], "-qnorm", "-cutoff", "12000", "-retrain", "-epoch", "1", "-thread", "1", "-verbose", "0"], "");
        string file = folder[isQuantised ? "model.ftz" : "model.bin"];
        using FastTextModel model = FastTextModel.Open(file);

        string[] asked = [.. Questions(lines).Take(Words)];
        Assert.Equal(Words, asked.Length);
        // A model made smaller keeps few words.
        Assert.InRange(asked.Count(word => !model.Knows(word)), 1500, 9700);
        string[] printed = Run(folder, ["print-word-vectors", file], string.Join('\n', asked) + "\n");
        Assert.Equal(Words, printed.Length);
        Assert.Empty(asked.Zip(printed).Select(pair => PrintedVectors.Difference(pair.First, PrintedVectors.Parse(pair.Second, pair.First), model[pair.First])).OfType<string>().Take(5));

        // What the program prints of words in a model made smaller has n-grams that were dropped in it.
        foreach (string word in isQuantised ? [] : asked.Where(word => word.Length is > 2 and < 12).Take(10))
        {
            string[] rows = Run(folder, ["print-ngrams", file, word], "");
            var parts = model.Parts(word);
            Assert.Equal(rows.Length, parts.Count);
            Assert.Empty(rows.Zip(parts).Select(pair => PrintedVectors.Difference(pair.Second.Text, PrintedVectors.Parse(pair.First, pair.Second.Text), pair.Second.Vector)).OfType<string>());
        }

        string[] sentences = [.. lines.Where((_, i) => i % (lines.Length / Lines) == 0).Take(Lines)];
        string[] whole = Run(folder, ["print-sentence-vectors", file], string.Join('\n', sentences) + "\n");
        Assert.Empty(sentences.Zip(whole).Select(pair => PrintedVectors.Difference(pair.First, PrintedVectors.Parse(pair.Second), model.SentenceVector(pair.First))).OfType<string>().Take(5));
    }

    /// <summary>Different words of the text, and as many that are in no text: endings swapped, accents, emoji and apostrophes put in.</summary>
    private static IEnumerable<string> Questions(string[] lines)
    {
        var random = new StableRandom(11);
        string[] odd = ["é", "ñ", "ß", "😂", "❤️", "’", "'", "愛", "ж", "-", "\u0301", "👩‍👩‍👧"];
        string[] real = [.. lines.SelectMany(line => line.Split((char[])[' ', '\t', '\r', '\v', '\f'], StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.Ordinal)
            .Where(word => !word.StartsWith("__label__", StringComparison.Ordinal))];
        random.Shuffle<string>(real);
        var given = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; ; i++)
        {
            string word = real[i % real.Length];
            if (i >= real.Length || i % 2 == 1)
                word = word.Insert(random.Next(word.Length + 1), odd[random.Next(odd.Length)]);
            // Put into the middle of a pair, it leaves two halves.
            word = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(word));
            if (given.Add(word))
                yield return word;
        }
    }

    private static string[] Run(TemporaryFolder folder, string[] arguments, string input)
    {
        string given = folder.PutText("given", input);
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec fasttext \"$@\" < \"$0\"", given, .. arguments]) { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 };
        using Process process = Process.Start(start)!;
        string printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return printed.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
