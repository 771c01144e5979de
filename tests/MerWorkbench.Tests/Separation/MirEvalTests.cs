using System.Text.Json;
using System.Text.RegularExpressions;
using MerWorkbench.Audio;
using MerWorkbench.Separation;
using MerWorkbench.TestData;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Separation;

/// <summary>Version 3 beside the values that come with mir_eval, which are those of the toolbox in Matlab.</summary>
public sealed partial class MirEvalTests
{
    private const double Tolerance = 1e-5;

    public static bool Absent => RealData.IsAbsent;

    public static TheoryData<int> Cases => [1, 2, 3, 5, 6, 7, 8, 9];

    [Theory(Skip = RealData.Absent, SkipWhen = nameof(Absent))]
    [MemberData(nameof(Cases))]
    public void Sources(int number)
    {
        JsonElement expected = Expected(number, "Sources");
        SeparationScores scores = Score(number, expected, images: false, windows: false);
        Same(expected, scores, images: false);
        SameOrder(expected, scores);
    }

    [Theory(Skip = RealData.Absent, SkipWhen = nameof(Absent))]
    [MemberData(nameof(Cases))]
    public void Sources_framewise(int number)
    {
        JsonElement expected = Expected(number, "Framewise");
        SeparationScores scores = Score(number, expected, images: false, windows: true);
        Same(expected, scores, images: false);
        SameOrder(expected, scores);
    }

    [Theory(Skip = RealData.Absent, SkipWhen = nameof(Absent))]
    [MemberData(nameof(Cases))]
    public void Images(int number)
    {
        JsonElement expected = Expected(number, "Images");
        SeparationScores scores = Score(number, expected, images: true, windows: false);
        Same(Exact(number, "Images") ?? expected, scores, images: true);
        SameOrder(expected, scores);
    }

    [Theory(Skip = RealData.Absent, SkipWhen = nameof(Absent))]
    [MemberData(nameof(Cases))]
    public void Images_framewise(int number)
    {
        JsonElement expected = Expected(number, "Images Framewise");
        SeparationScores scores = Score(number, expected, images: true, windows: true);
        Same(Exact(number, "Images Framewise") ?? expected, scores, images: true);
        SameOrder(expected, scores);
    }

    private static JsonElement Expected(int number, string part) =>
        JsonDocument.Parse(Unquoted().Replace(File.ReadAllText(RealData.PathOf("mir-eval-separation", $"output{number:00}.json")), "\"$0\"")).RootElement.GetProperty(part);

    // Two sets of mir_eval's own values carry the rounding of a singular solve; bsseval/make_exact.py projects without one.
    private static JsonElement? Exact(int number, string part) =>
        JsonDocument.Parse(Golden.Text("bsseval/exact.json")).RootElement.GetProperty("cases").EnumerateArray()
            .Where(one => one.GetProperty("number").GetInt32() == number && one.GetProperty("part").GetString() == part).Select(one => (JsonElement?)one).FirstOrDefault();

    // Python writes what is no number in JSON as a bare word.
    [GeneratedRegex("Infinity|NaN")]
    private static partial Regex Unquoted();

    private static SeparationScores Score(int number, JsonElement expected, bool images, bool windows)
    {
        double[][] truth = Load("ref", number), guess = Load("est", number);
        int sources = truth.Length;
        if (images)
            (truth, guess) = (Channels(truth, expected, gain: 1), Channels(guess, expected, expected.GetProperty("gain").GetDouble()));
        var protocol = windows
            ? new BssProtocol(expected.GetProperty("win").GetInt32(), expected.GetProperty("hop").GetInt32(), FiltersPerWindow: true, images, Permute: false)
            : new BssProtocol(null, 1, FiltersPerWindow: true, images, Permute: true);
        return BssEval.Score(SignalSet.Of(truth), SignalSet.Of(guess), sources, new SampleRate(8000), protocol, TestContext.Current.CancellationToken);
    }

    private static double[][] Load(string kind, int number) =>
        [.. Directory.EnumerateFiles(RealData.PathOf("mir-eval-separation", $"{kind}{number:00}"), "*.wav").Order(StringComparer.Ordinal)
            .Select(path => Waveform.Load(path).ToMono().Channel(0).ToArray().Select(sample => (double)sample).ToArray())];

    // All channels of a reference are the same, so that they are linearly dependent; those of an estimate but for the first have a gain.
    private static double[][] Channels(double[][] sources, JsonElement expected, double gain) =>
        [.. sources.SelectMany(source => Enumerable.Range(0, expected.GetProperty("nchan").GetInt32())
            .Select(channel => channel == 0 ? source : [.. source.Select(sample => gain * sample)]))];

    private static void Same(JsonElement expected, SeparationScores actual, bool images)
    {
        Same(expected.GetProperty("Source to Distortion"), actual, ScoreKind.Sdr);
        Same(expected.GetProperty("Source to Interference"), actual, ScoreKind.Sir);
        Same(expected.GetProperty("Source to Artifact"), actual, ScoreKind.Sar);
        if (images)
            Same(expected.GetProperty("Image to Spatial"), actual, ScoreKind.Isr);
    }

    private static void SameOrder(JsonElement expected, SeparationScores actual)
    {
        for (int source = 0; source < actual.Windows[0].Sources.Length; source++)
        {
            double[] order = Row(expected.GetProperty("Source permutation")[source]);
            for (int window = 0; window < order.Length; window++)
                Assert.Equal(order[window], actual.Windows[window].Permutation[source]);
        }
    }

    private static void Same(JsonElement expected, SeparationScores actual, ScoreKind kind)
    {
        Assert.Equal(expected.GetArrayLength(), actual.Windows[0].Sources.Length);
        for (int source = 0; source < expected.GetArrayLength(); source++)
        {
            double[] wanted = Row(expected[source]);
            var got = actual.Of(source, kind);
            Assert.Equal(wanted.Length, got.Length);
            for (int window = 0; window < wanted.Length; window++)
            {
                Assert.True(double.IsNaN(wanted[window]) ? double.IsNaN(got[window].Value)
                    : wanted[window].Equals(got[window].Value) || Math.Abs(wanted[window] - got[window].Value) <= Tolerance,
                    FormattableString.Invariant($"{kind} of source {source} in window {window}: expected {wanted[window]}, got {got[window].Value}"));
            }
        }
    }

    private static double[] Row(JsonElement value) => value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(Number)] : [Number(value)];

    private static double Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble(),
        _ => value.GetString()!.Contains("Inf", StringComparison.OrdinalIgnoreCase) ? double.PositiveInfinity : double.NaN,
    };
}
