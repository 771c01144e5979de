using System.Diagnostics;
using System.Numerics.Tensors;
using MerWorkbench.Datasets;
using MerWorkbench.Foundation;
using MerWorkbench.Lyrics.FastText;
using MerWorkbench.TestData;

namespace MerWorkbench.Tests.Lyrics.FastText;

public sealed class FastTextTrainerTests
{
    private static readonly FastTextTraining Small = new() { Dimension = 20, Epochs = 20, MinCount = 1, Buckets = 2_000, Threshold = 1 };

    private static readonly string[] Sea = ["wave", "sand", "gull", "sail", "tide"], Town = ["street", "neon", "cab", "crowd", "corner"];

    public static bool IsAbsent => RealData.IsAbsent || !File.Exists("/usr/bin/fasttext");

    /// <summary>Lines of two worlds that share no words but fillers.</summary>
    private static string[] Lines()
    {
        var random = new StableRandom(3);
        return [.. Enumerable.Range(0, 400).Select(i =>
        {
            string[] words = i % 2 == 0 ? Sea : Town;
            return string.Join(' ', Enumerable.Range(0, 8).Select(_ => random.Next(4) == 0 ? "the" : words[random.Next(words.Length)]));
        })];
    }

    [Theory]
    [InlineData(FastTextModelKind.SkipGram)]
    [InlineData(FastTextModelKind.Cbow)]
    public void Words_that_stand_together_come_to_lie_together(FastTextModelKind kind)
    {
        using var folder = new TemporaryFolder();
        FastTextTrainer.Train(Lines(), Small with { Model = kind, MaxN = 0 }, folder["two.bin"], token: TestContext.Current.CancellationToken);
        using FastTextModel model = FastTextModel.Open(folder["two.bin"]);
        foreach (string[] world in (string[][])[Sea, Town])
            Assert.All(world, word => Assert.Subset(world.ToHashSet(), model.Nearest(model[word], 4, word, "the", "</s>").Select(near => near.Word).ToHashSet()));
    }

    [Fact]
    public void One_seed_gives_the_same_bytes_and_another_gives_others()
    {
        using var folder = new TemporaryFolder();
        string Hash(string name, FastTextTraining training)
        {
            FastTextTrainer.Train(Lines(), training, folder[name], token: TestContext.Current.CancellationToken);
            return ContentHash.OfFile(folder[name]).Hex;
        }
        FastTextTraining quick = Small with { Epochs = 2 };
        string first = Hash("a.bin", quick);
        Assert.Equal(first, Hash("b.bin", quick));
        Assert.NotEqual(first, Hash("c.bin", quick with { Seed = 2 }));
        // The same on every machine: sums of float32 are in one order, whatever the registers.
        Assert.StartsWith("77338f65ca161f4e5044d77a", first);
    }

    [Fact]
    public void What_cannot_be_learned_from_is_refused_and_nothing_is_written()
    {
        using var folder = new TemporaryFolder();
        MerException refused = Assert.Throws<MerException>(() => FastTextTrainer.Train(["la la la", ""], Small, folder["a.bin"], token: TestContext.Current.CancellationToken));
        Assert.Contains("nothing to learn from: 1 texts with words", refused.Message);
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        Assert.Throws<OperationCanceledException>(() => FastTextTrainer.Train(Lines(), Small, folder["a.bin"], token: stopped.Token));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Root));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FastTextTraining { Dimension = 0 });
        Assert.Throws<ArgumentException>(() => new FastTextTraining { Model = FastTextModelKind.Supervised });
    }

    [Fact]
    public void The_curled_apostrophe_capitals_and_line_ends_make_no_new_words()
    {
        using var folder = new TemporaryFolder();
        TrainedVectors trained = FastTextTrainer.Train(["Don’t cry", "don't CRY", "don't\ncry"], Small, folder["a.bin"], token: TestContext.Current.CancellationToken);
        using FastTextModel model = FastTextModel.Open(folder["a.bin"]);
        Assert.Equal(["</s>", "cry", "don't"], Enumerable.Range(0, model.Count).Select(model.WordAt));
        Assert.Equal(9, trained.Tokens);
    }

    [Fact(Skip = "needs MER_TEST_DATA and Debian's program fasttext", SkipWhen = nameof(IsAbsent))]
    public void FastText_opens_what_we_write_and_sees_nearly_the_same_similarities_as_under_another_seed_of_its_own()
    {
        using var folder = new TemporaryFolder();
        string[] lines = [.. new Isear().Load(RealData.PathOf("isear")).Select(text => string.Join(' ', MerWorkbench.Lyrics.LyricWords.Of(text.Text).Select(word => word.Text.ToLowerInvariant())))];
        var training = new FastTextTraining { Dimension = 30, Epochs = 8, MinCount = 20, Buckets = 20_000 };
        FastTextTrainer.Train(lines, training, folder["ours.bin"], token: TestContext.Current.CancellationToken);
        folder.PutText("text", string.Join('\n', lines) + "\n");
        string[] arguments = ["-input", folder["text"], "-dim", "30", "-epoch", "8", "-minCount", "20", "-bucket", "20000", "-thread", "1", "-verbose", "0"];
        Run(["skipgram", "-output", folder["one"], "-seed", "1", .. arguments]);
        Run(["skipgram", "-output", folder["two"], "-seed", "2", .. arguments]);
        using FastTextModel ours = FastTextModel.Open(folder["ours.bin"]), one = FastTextModel.Open(folder["one.bin"]), two = FastTextModel.Open(folder["two.bin"]);

        Assert.Equal(Enumerable.Range(0, one.Count).Select(one.WordAt).Order(StringComparer.Ordinal), Enumerable.Range(0, ours.Count).Select(ours.WordAt).Order(StringComparer.Ordinal));
        string[] asked = ["happy", "unhappiness", "café", "😭", "grandmother's"];
        folder.PutText("asked", string.Join('\n', asked) + "\n");
        string[] printed = Run(["print-word-vectors", folder["ours.bin"]], folder["asked"]);
        Assert.Empty(asked.Zip(printed).Select(pair => PrintedVectors.Difference(pair.First, PrintedVectors.Parse(pair.Second, pair.First), ours[pair.First])).OfType<string>());

        string[] words = [.. Enumerable.Range(0, one.Count).Select(one.WordAt).Where(word => word.Length > 3 && ours.Knows(word)).Take(300)];
        double between = Agreement(words, one, two), withUs = Agreement(words, one, ours);
        FastTextTrainer.Train(lines, training with { Seed = 2 }, folder["again.bin"], token: TestContext.Current.CancellationToken);
        using FastTextModel again = FastTextModel.Open(folder["again.bin"]);
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"we with ourselves {Agreement(words, ours, again):0.0000}"));
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"fastText with itself {between:0.0000}, with us {withUs:0.0000}"));
        Assert.InRange(withUs, between - 0.03, 1);
    }

    /// <summary>The correlation between the similarities that two models see among words.</summary>
    private static double Agreement(string[] words, FastTextModel a, FastTextModel b)
    {
        double[] Similarities(FastTextModel model)
        {
            float[][] vectors = [.. words.Select(word => model[word])];
            return [.. from i in Enumerable.Range(0, words.Length) from j in Enumerable.Range(0, i) select (double)TensorPrimitives.CosineSimilarity(vectors[i], vectors[j])];
        }
        return MathNet.Numerics.Statistics.Correlation.Pearson(Similarities(a), Similarities(b));
    }

    private static string[] Run(string[] arguments, string input = "/dev/null")
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec fasttext \"$@\" < \"$0\"", input, .. arguments]) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return printed.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
