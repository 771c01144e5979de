namespace MerWorkbench.Learning;

/// <summary>Labels over time, <c>[times * 2]</c> in row-major order, as points of two axes.</summary>
internal static class SeriesLabels
{
    /// <summary>Arousal and valence.</summary>
    public const int Axes = 2;

    /// <summary>How many moments an example has.</summary>
    public static int Times(Example example) => example.Targets.Count / Axes;

    /// <summary>Arousal and valence of every moment of every example, one after the other.</summary>
    public static IReadOnlyList<double[]> Points(IEnumerable<Example> examples) =>
        [.. examples.SelectMany(example => Enumerable.Range(0, Times(example)).Select(time => new[] { example.Targets[Axes * time], example.Targets[(Axes * time) + 1] }))];
}
