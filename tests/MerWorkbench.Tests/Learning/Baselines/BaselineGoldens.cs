using System.Text.Json;
using MerWorkbench.TestData;

namespace MerWorkbench.Tests.Learning.Baselines;

/// <summary>The estimators' golden values and the small table most of them were made on.</summary>
internal sealed class BaselineGoldens : IDisposable
{
    public const int Classes = 4;

    private readonly JsonDocument document;

    public BaselineGoldens(string name = "sklearn/baselines.json") => document = JsonDocument.Parse(Golden.Text(name));

    public JsonElement Root => document.RootElement;

    public double[][] Rows => Table(Root.GetProperty("x"));

    public double[] Targets => Numbers(Root.GetProperty("y"));

    public int[] Labels => Integers(Root.GetProperty("labels"));

    public double[][] NewRows => Table(Root.GetProperty("xNew"));

    public void Dispose() => document.Dispose();

    public static double[] Numbers(JsonElement element) => [.. element.EnumerateArray().Select(number => number.GetDouble())];

    public static int[] Integers(JsonElement element) => [.. element.EnumerateArray().Select(number => number.GetInt32())];

    public static double[][] Table(JsonElement element) => [.. element.EnumerateArray().Select(Numbers)];

    public static void AssertClose(IReadOnlyList<double> expected, IReadOnlyList<double> actual, double tolerance)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (int i = 0; i < expected.Count; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= tolerance * Math.Max(1, Math.Abs(expected[i])), FormattableString.Invariant($"item {i}: {actual[i]}, expected {expected[i]}"));
    }
}
