using System.Text.Json;
using MerWorkbench.Dsp;
using MerWorkbench.TestData;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Features.Rhythm;

/// <summary>Opens the goldens of rhythm and compares lists of times as MIREX does.</summary>
internal static class RhythmGoldens
{
    private static readonly JsonElement Essentia = JsonDocument.Parse(Golden.Text("essentia/rhythm.json")).RootElement.GetProperty("signals");

    public static TheoryData<string> Sounds => [.. RhythmSignals.All.Keys];

    public static JsonElement Of(string sound) => Essentia.GetProperty(sound);

    public static double[] Numbers(this JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetDouble())];

    public static T Heard<T>(this T sink, ReadOnlySpan<float> samples, int block = 10_000)
        where T : ISampleSink
    {
        for (; samples.Length > block; samples = samples[block..])
            sink.Push(samples[..block]);
        sink.Push(samples);
        sink.Finish();
        return sink;
    }

    public static double[] Values(this IEnumerable<Seconds> times) => [.. times.Select(time => time.Value)];

    /// <summary>The F-measure: each time is matched with at most one of the others, within a tolerance.</summary>
    public static double FMeasure(IReadOnlyList<double> found, IReadOnlyList<double> wanted, double tolerance)
    {
        if (found.Count + wanted.Count == 0)
            return 1;
        int hits = 0;
        for (int i = 0, j = 0; i < found.Count && j < wanted.Count;)
        {
            if (Math.Abs(found[i] - wanted[j]) <= tolerance)
                (hits, i, j) = (hits + 1, i + 1, j + 1);
            else if (found[i] < wanted[j])
                i++;
            else
                j++;
        }
        return 2.0 * hits / (found.Count + wanted.Count);
    }
}
