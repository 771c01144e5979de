using MerWorkbench.Metrics;

namespace MerWorkbench.Tests.Metrics;

public sealed class ClassificationScoresTests
{
    [Fact]
    public void What_is_undefined_is_null_and_the_rest_is_there()
    {
        var scores = ClassificationScores.Of([0, 0, 1], [[0.6, 0.4], [1, 0], [1, 0]], ["happy", "sad"]);
        Assert.Equal(2.0 / 3, scores.Accuracy, 15);
        Assert.Null(scores.Precision);
        Assert.Equal(0.5, scores.Recall!.Value, 15);
        Assert.Equal(0.4, scores.F1!.Value, 15);
        Assert.Null(scores.CrossEntropy);
        Assert.Equal(1, scores.Confusion[1, 0]);
    }

    [Fact]
    public void The_first_of_equally_likely_classes_is_taken() => Assert.Equal(1, ClassificationScores.MostLikely([0.2, 0.4, 0.4]));

    [Fact]
    public void Rows_that_do_not_fit_the_classes_are_refused() =>
        Assert.Contains("item 1", Assert.Throws<ArgumentException>(() => ClassificationScores.Of([0, 1], [[1, 0], [1, 0, 0]], ["a", "b"])).Message);
}
