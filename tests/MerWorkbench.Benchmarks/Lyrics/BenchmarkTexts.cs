using MerWorkbench.Datasets;
using MerWorkbench.Foundation;
using MerWorkbench.TestData;

namespace MerWorkbench.Benchmarks.Lyrics;

/// <summary>What the benchmarks of words read: GoEmotions where it is, else lines made up of syllables.</summary>
internal static class BenchmarkTexts
{
    public static (string[] Lines, string From) Load()
    {
        if (!RealData.IsAbsent)
            return ([.. new GoEmotions().Load(RealData.PathOf("goemotions")).Select(text => text.Text)], "GoEmotions");
        string[] syllables = ["la", "mi", "no", "ve", "ra", "so", "ti", "ke", "du", "an", "el", "or"];
        var random = new StableRandom(1, "benchmark/texts");
        string Word() => string.Concat(Enumerable.Range(0, 1 + random.Next(4)).Select(_ => syllables[random.Next(syllables.Length)]));
        return ([.. Enumerable.Range(0, 20_000).Select(_ => string.Join(' ', Enumerable.Range(0, 5 + random.Next(15)).Select(_ => Word())) + ".")], "made-up lines");
    }
}
