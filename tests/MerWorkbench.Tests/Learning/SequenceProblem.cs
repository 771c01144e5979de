using MerWorkbench.Features;
using MerWorkbench.Foundation;
using MerWorkbench.Learning;

namespace MerWorkbench.Tests.Learning;

/// <summary>
/// A made-up task that needs memory: the first label is the sum of a clip's first and last piece, the second their
/// difference, while the mean over the clip tells the sum only roughly and the difference not at all.
/// </summary>
internal static class SequenceProblem
{
    public static IReadOnlyList<Example> Make(int count, int seed, int pieces = 5)
    {
        var random = new StableRandom(seed, "sequence problem");
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            int length = pieces - (i % 2);
            double[] values = [.. Enumerable.Range(0, length).Select(_ => random.NextNormal())];
            return new Example($"s{i}", [Matrix([.. values.Select(value => new[] { (float)value, (float)random.NextNormal() })]),
                Matrix([[(float)values.Average(), 0.5f]])], [values[0] + values[^1], values[^1] - values[0]]);
        })];
    }

    public static FeatureMatrix Matrix(float[][] rows) =>
        new([new("a", Made), new("b", Made)], [.. rows.SelectMany(row => row)], new(new(0), new(1)));

    private static Descriptor Made { get; } = new("made", FeatureGroup.LowLevel, "1", "any", "a made value", "here");
}
