using MerWorkbench.Datasets;
using MerWorkbench.Experiments;
using MerWorkbench.Lyrics.FastText;
using MerWorkbench.Models;
using MerWorkbench.Papers;
using MerWorkbench.Papers.Parisi2019;
using MerWorkbench.TestData;

namespace MerWorkbench.Tests.Papers;

/// <summary>The five emotions of ISEAR: 5,477 texts, a fifth of them tested, no writer on two sides.</summary>
public sealed class Parisi2019IsearTests(ITestOutputHelper output)
{
    // Debian's fasttext 0.9.2, supervised, word bigrams, 50 dimensions, 25 epochs, on a random four fifths of the same texts.
    private const double FastTextsOwn = 0.665;

    public static bool Absent => RealData.IsAbsent;

    [Theory(Skip = RealData.Absent, SkipWhen = nameof(Absent)), InlineData(1)]
    public void Word_vectors_that_learn_reach_fastTexts_own_classifier(int seed)
    {
        using var folder = new TemporaryFolder();
        var options = new ReproductionOptions { Seed = seed };
        var isear = new Isear();
        string root = Path.Combine(RealData.Root!, "isear");
        Parisi2019Items items = Parisi2019Data.Items(isear, root, WorkPart.Lyrics);
        Assert.Equal(5477, items.All.Count);
        SplitProtocol protocol = Parisi2019Data.Protocol(items, options);
        HashSet<string> tested = [.. protocol.Split(items.All).Single().Test];
        Assert.InRange(tested.Count, 1050, 1140);

        string[] training = [.. items.All.Where(item => !tested.Contains(item.Id)).Select(TextCorpus.TextOf)];
        FastTextTrainer.Train(training, Parisi2019Encoders.VectorTraining(training, Profile.Quick, seed), folder["vectors.bin"], token: TestContext.Current.CancellationToken);
        using WordVectors vectors = WordVectors.Open(folder["vectors.bin"]);
        Corpus corpus = TextCorpus.Build(isear.Card, items.All, items.Target, new FastTextEncoder(vectors), token: TestContext.Current.CancellationToken);
        Run run = new CrossValidation(corpus, protocol, folder["runs"]).Run(Parisi2019.Name, "fasttext",
            new Parisi2019Pair("fasttext", TextHead.Dense, TunesVectors: true).LearnerOf(Profile.Quick), Profile.Quick, seed, token: TestContext.Current.CancellationToken);

        Score accuracy = run.Score("class", "accuracy");
        output.WriteLine($"seed {seed}: accuracy {accuracy.Value:0.000} [{accuracy.Interval.Low:0.000}, {accuracy.Interval.High:0.000}], macro F1 {run.Score("class", "macro F1").Value:0.000}, epochs {run.Trainings().Count}");
        Assert.InRange(accuracy.Value, FastTextsOwn, 1);
    }
}
