using System.Text.Json;
using MerWorkbench.Metrics;
using MerWorkbench.TestData;

namespace MerWorkbench.Tests.Metrics;

public sealed class ConfusionMatrixTests
{
    private static readonly string[] Quadrants = ["happy", "angry", "sad", "calm"];

    public static TheoryData<int> Cases => [0, 1, 2, 3];

    [Theory, MemberData(nameof(Cases))]
    public void Counts_and_metrics_are_scikit_learns(int number)
    {
        using var document = JsonDocument.Parse(Golden.Text("sklearn/classification.json"));
        JsonElement golden = document.RootElement.GetProperty("cases")[number];
        int classes = golden.GetProperty("classes").GetInt32();
        double[][] probabilities = Rows(golden, "probabilities");
        var matrix = ConfusionMatrix.Of(Integers(golden.GetProperty("observed")), [.. probabilities.Select(ClassificationScores.MostLikely)], Quadrants[..classes]);

        double[][] counts = Rows(golden, "confusion");
        for (int observed = 0; observed < classes; observed++)
            Assert.Equal(counts[observed], Enumerable.Range(0, classes).Select(predicted => (double)matrix[observed, predicted]));
        Close(golden.GetProperty("accuracy").GetDouble(), matrix.Accuracy);
        for (int of = 0; of < classes; of++)
        {
            Close(golden.GetProperty("perClass").GetProperty("precision")[of].GetDouble(), matrix.Precision(of, undefinedAs: 0));
            Close(golden.GetProperty("perClass").GetProperty("recall")[of].GetDouble(), matrix.Recall(of, undefinedAs: 0));
            Close(golden.GetProperty("perClass").GetProperty("f1")[of].GetDouble(), matrix.F1(of, undefinedAs: 0));
        }
        foreach (ClassAverage average in Enum.GetValues<ClassAverage>())
        {
            JsonElement expected = golden.GetProperty(average.ToString().ToLowerInvariant());
            Close(expected.GetProperty("precision").GetDouble(), matrix.Precision(average, undefinedAs: 0));
            Close(expected.GetProperty("recall").GetDouble(), matrix.Recall(average, undefinedAs: 0));
            Close(expected.GetProperty("f1").GetDouble(), matrix.F1(average, undefinedAs: 0));
        }
    }

    [Fact]
    public void A_majority_vote_has_accuracy_but_no_macro_precision()
    {
        var matrix = ConfusionMatrix.Of([0, 0, 0, 1, 2], [0, 0, 0, 0, 0], ["happy", "angry", "sad"]);
        Assert.Equal(0.6, matrix.Accuracy, 15);
        Assert.Equal(1.0 / 3, matrix.Recall(ClassAverage.Macro), 15);
        Assert.Equal(0.75 / 3, matrix.F1(ClassAverage.Macro), 15);
        var problem = Assert.Throws<UndefinedMetricException>(() => matrix.Precision(ClassAverage.Macro));
        Assert.Equal("Precision of angry is undefined: the class was never predicted.", problem.Message);
        Assert.Equal(0.2, matrix.Precision(ClassAverage.Macro, undefinedAs: 0), 15);
    }

    [Fact]
    public void A_class_without_items_is_refused_in_the_macro_average_and_without_weight_in_the_other()
    {
        var matrix = ConfusionMatrix.Of([0, 1, 1], [0, 1, 0], ["happy", "angry", "sad"]);
        Assert.Contains("Recall of sad", Assert.Throws<UndefinedMetricException>(() => matrix.Recall(ClassAverage.Macro)).Message);
        Assert.Contains("F1 of sad", Assert.Throws<UndefinedMetricException>(() => matrix.F1(ClassAverage.Macro)).Message);
        Assert.Equal(matrix.Accuracy, matrix.Recall(ClassAverage.Weighted), 15);
    }

    [Fact]
    public void What_cannot_be_counted_is_refused()
    {
        Assert.Contains("expected 2, got 1", Assert.Throws<ArgumentException>(() => ConfusionMatrix.Of([0, 1], [0], ["a", "b"])).Message);
        Assert.Contains("item 1 is 2", Assert.Throws<ArgumentException>(() => ConfusionMatrix.Of([0, 1], [0, 2], ["a", "b"])).Message);
        Assert.Contains("observed", Assert.Throws<ArgumentException>(() => ConfusionMatrix.Of([-1], [0], ["a", "b"])).Message);
        Assert.Contains("at least one item", Assert.Throws<ArgumentException>(() => ConfusionMatrix.Of([], [], ["a", "b"])).Message);
        Assert.Contains("two classes", Assert.Throws<ArgumentException>(() => ConfusionMatrix.Of([0], [0], ["a"])).Message);
    }

    internal static void Close(double expected, double actual) => Assert.Equal(expected, actual, 1e-12);

    internal static int[] Integers(JsonElement numbers) => [.. numbers.EnumerateArray().Select(number => number.GetInt32())];

    internal static double[][] Rows(JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(row => row.EnumerateArray().Select(number => number.GetDouble()).ToArray())];
}
