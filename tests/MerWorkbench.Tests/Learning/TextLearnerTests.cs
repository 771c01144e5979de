using MerWorkbench.Learning;
using MerWorkbench.Lyrics;
using MerWorkbench.Models;

namespace MerWorkbench.Tests.Learning;

public sealed class TextLearnerTests
{
    private const int Dimension = 8;

    // Texts of five words of sixty; the class is that of the only word that says something, and where it stands does not matter.
    private static IReadOnlyList<Example> Texts(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            int kind = random.Next(3), length = 3 + random.Next(4), at = random.Next(length);
            int[] words = [.. Enumerable.Range(0, length).Select(word => word == at ? (kind * 4) + random.Next(4) : 12 + random.Next(48))];
            float[] vectors = [.. words.SelectMany(VectorOf)];
            float[] pooled = [.. Enumerable.Range(0, Dimension).Select(k => words.Average(word => VectorOf(word)[k]))];
            var encoding = TextEncoding.Of([.. words.Select(word => new TextToken($"{word}", 0, 1))], vectors, pooled);
            return new Example($"{seed}/{i}", [encoding.Vectors, TextEncoding.Of([new("", 0, 0)], pooled, pooled).Vectors], [.. Enumerable.Range(0, 3).Select(of => of == kind ? 1.0 : 0)]);
        })];
    }

    private static float[] VectorOf(int word)
    {
        var random = new Random(1000 + word);
        return [.. Enumerable.Range(0, Dimension).Select(_ => (float)random.NextDouble())];
    }

    private static FoldTask Task() => new(Texts(400, 1), Texts(80, 2), Texts(200, 3), 5) { Token = TestContext.Current.CancellationToken };

    private static double Accuracy(FoldTask task, FoldOutcome outcome) =>
        task.Test.Zip(outcome.Predictions).Average(pair => pair.Second.ToList().IndexOf(pair.Second.Max()) == pair.First.Targets.ToList().IndexOf(1) ? 1.0 : 0);

    private static TextLearner Learner(TextHead head, bool tunes = false, int epochs = 25) => new(new()
    {
        Network = new() { Head = head, RecurrentUnits = 16, DenseUnits = 32, Dropout = 0.1 },
        TunesVectors = tunes,
        Training = new() { Epochs = epochs, LearningRate = 1e-2, Patience = 8 },
    });

    [Theory, InlineData(TextHead.BiLstmAttention, false), InlineData(TextHead.BiLstm, false), InlineData(TextHead.Dense, true), InlineData(TextHead.BiLstmAttention, true)]
    public void A_head_finds_the_word_that_tells_the_class(TextHead head, bool tunes)
    {
        FoldTask task = Task();
        FoldOutcome outcome = Learner(head, tunes).FitAndPredict(task);
        Assert.All(outcome.Predictions, row => Assert.Equal(1, row.Sum(), 1e-9));
        Assert.InRange(Accuracy(task, outcome), 0.85, 1);
    }

    [Fact]
    public void Words_that_learn_tell_more_than_the_same_words_frozen()
    {
        FoldTask task = Task();
        double frozen = Accuracy(task, Learner(TextHead.Dense).FitAndPredict(task)), tuned = Accuracy(task, Learner(TextHead.Dense, tunes: true).FitAndPredict(task));
        Assert.InRange(tuned - frozen, 0.1, 1);
    }

    [Theory, InlineData(false), InlineData(true)]
    public void One_seed_gives_the_same_bytes(bool tunes)
    {
        FoldTask task = Task();
        FoldOutcome one = Learner(TextHead.BiLstmAttention, tunes, epochs: 2).FitAndPredict(task), two = Learner(TextHead.BiLstmAttention, tunes, epochs: 2).FitAndPredict(task);
        Assert.Equal(one.Predictions.SelectMany(row => row), two.Predictions.SelectMany(row => row));
        Assert.Equal(one.Weights.Select(weight => weight.Name), two.Weights.Select(weight => weight.Name));
        Assert.All(one.Weights.Zip(two.Weights), pair => Assert.Equal(pair.First.Values, pair.Second.Values));
    }
}
