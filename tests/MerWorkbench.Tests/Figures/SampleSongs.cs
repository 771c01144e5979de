using MerWorkbench.Figures;

namespace MerWorkbench.Tests.Figures;

/// <summary>Songs as a mediocre model sees them: genres differ, predictions shrink to the mean.</summary>
internal static class SampleSongs
{
    public static List<AffectPrediction> Make(int count)
    {
        (string Genre, double Valence, double Arousal)[] genres =
            [("classical", -0.05, -0.75), ("electronic", -0.1, 0.1), ("pop", 0.25, 0.15), ("rock", 0.0, 0.55)];
        var random = new Random(7);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var (genre, valence, arousal) = genres[i % genres.Length];
            double v = valence + (0.4 * Normal()), a = arousal + (0.45 * Normal());
            return new AffectPrediction($"{genre}/{i}.mp3", genre, v, a, (0.3 * v) + 0.05 + (0.18 * Normal()), (0.6 * a) + (0.25 * Normal()));
        })];
    }
}
