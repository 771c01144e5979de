using MerWorkbench.Features;
using MerWorkbench.Foundation;
using MerWorkbench.Learning;

namespace MerWorkbench.Tests.Learning.Extraction;

/// <summary>
/// A made-up task of three classes: a tone in the first, second or last third of the frames, which the standard columns know
/// nothing of but one, noisily.
/// </summary>
internal static class PieceProblem
{
    public const int Bands = 3, Frames = 48, PieceFrames = 16;

    public static IReadOnlyList<Example> Make(int count, int seed, string prefix = "s")
    {
        var random = new StableRandom(seed, "piece problem");
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            int label = i % 3;
            float[][] frames = [.. Enumerable.Range(0, Frames).Select(frame => Row(Bands, band =>
                (float)(random.NextNormal() + (band == 1 && frame / 16 == label ? 2.5 * Math.Sin(frame) : 0))))];
            float[] standard = Row(6, column => (float)(random.NextNormal() + (column == 2 ? label : 0)));
            return new Example($"{prefix}{i}", [Matrix(frames), Matrix(frames), Matrix([standard])],
                [.. Enumerable.Range(0, 3).Select(of => of == label ? 1.0 : 0)]);
        })];
    }

    public static FeatureMatrix Matrix(float[][] rows) =>
        new([.. rows[0].Select((_, i) => new FeatureColumn($"c{i}", Made))], [.. rows.SelectMany(row => row)], new(new(0), new(1)));

    private static float[] Row(int width, Func<int, float> value) => [.. Enumerable.Range(0, width).Select(value)];

    private static Descriptor Made { get; } = new("made", FeatureGroup.LowLevel, "1", "any", "a made value", "here");
}
