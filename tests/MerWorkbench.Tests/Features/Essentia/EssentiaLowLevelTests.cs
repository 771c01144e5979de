using System.Text.Json;
using MerWorkbench.Dsp;
using MerWorkbench.Features;
using MerWorkbench.Features.Essentia;
using MerWorkbench.TestData;
using MerWorkbench.Tests.Features.Spectral;

namespace MerWorkbench.Tests.Features.Essentia;

/// <summary>Against essentia.js frame by frame (essentia/make_lowlevel.js).</summary>
public sealed class EssentiaLowLevelTests
{
    private static readonly JsonElement Golden = EssentiaSpectra.Golden("lowlevel").GetProperty("signals");

    private static void Play(float[] samples, ISampleSink sink)
    {
        // Blocks that fit neither frames nor hops.
        for (int at = 0; at < samples.Length; at += 777)
            sink.Push(samples.AsSpan(at, Math.Min(777, samples.Length - at)));
        sink.Finish();
    }

    [Theory]
    [InlineData("music")]
    [InlineData("voice")]
    public void Every_number_of_every_frame_is_Essentias(string signal)
    {
        using var pass = new EssentiaLowLevel();
        Play(TestSignals.Named(signal, 44100, 0.5), pass);
        var golden = Golden.GetProperty(signal);
        Assert.Equal(golden.GetProperty("frames").GetInt32(), pass.Frames.Rows);
        Compare(golden.GetProperty("scalars"), pass.Frames, EssentiaLowLevel.Columns);
        foreach (var frame in golden.GetProperty("vectors").EnumerateObject())
        {
            int row = int.Parse(frame.Name, System.Globalization.CultureInfo.InvariantCulture);
            foreach (var vector in frame.Value.EnumerateObject())
            {
                float[] values = vector.Value.Numbers();
                for (int i = 0; i < values.Length; i++)
                {
                    float actual = pass.Frames.Column(IndexOf(EssentiaLowLevel.Columns, $"lowlevel.{vector.Name}_{i}"))[row];
                    double tolerance = vector.Name switch
                    {
                        "mfcc" => 5e-4,
                        "gfcc" => 0.01,
                        "erbbands" => (i < 6 ? 4e-3 : 2e-4) * values[i],
                        // The foot of a triangle beside a loud band, see SpectralGoldenTests.
                        _ => 2e-4 * values[i] + 1e-5 * Math.Max(values[Math.Max(0, i - 1)], values[Math.Min(values.Length - 1, i + 1)]),
                    };
                    Assert.True(Math.Abs(values[i] - actual) <= tolerance, $"{signal} {vector.Name}[{i}] of frame {row}: expected {values[i]}, got {actual}");
                }
            }
        }
    }

    [Theory]
    [InlineData("music")]
    [InlineData("voice")]
    public void Every_number_of_the_sound_as_the_ear_weighs_it_is_Essentias(string signal)
    {
        using var pass = new EssentiaEqualLoudness();
        Play(TestSignals.Named(signal, 44100, 0.5), pass);
        Compare(Golden.GetProperty(signal).GetProperty("weighed"), pass.Frames, EssentiaEqualLoudness.Columns);
        // What depends on what little the filter leaves below 150 Hz, or on single faint peaks, behind the filter in float64.
        Compare(Golden.GetProperty(signal).GetProperty("exact"), pass.Frames, EssentiaEqualLoudness.Columns);
    }

    [Fact]
    public void There_are_as_many_columns_as_MusicExtractor_has_and_each_has_its_own_name()
    {
        FeatureColumn[] columns = [.. EssentiaLowLevel.Columns, .. EssentiaEqualLoudness.Columns];
        Assert.Equal(38 + 247 + 26, columns.Length);
        Assert.Equal(columns.Length, columns.Select(column => column.Name).Distinct().Count());
        FeatureColumn[] statistics = [.. new EssentiaStatistics(EssentiaLowLevel.Columns).Columns, .. new EssentiaStatistics(EssentiaEqualLoudness.Columns).Columns];
        Assert.Equal(285 * 10 + 2 * (13 + 91 + 91), statistics.Length);
        Assert.Equal(statistics.Length, statistics.Select(column => column.Name).Distinct().Count());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(44100)]
    public void Silence_of_any_length_gives_finite_numbers(int samples)
    {
        using var pass = new EssentiaLowLevel();
        using var weighed = new EssentiaEqualLoudness();
        Play(new float[samples], pass);
        Play(new float[samples], weighed);
        foreach (var (frames, columns) in new[] { (pass.Frames, EssentiaLowLevel.Columns), (weighed.Frames, EssentiaEqualLoudness.Columns) })
        {
            Assert.Equal(samples == 0 ? 0 : samples == 1 ? 2 : 45, frames.Rows);
            if (samples == 0)
                continue;
            var statistics = new EssentiaStatistics(columns);
            var values = new float[statistics.Columns.Count];
            statistics.Apply(frames, values);
            for (int i = 0; i < values.Length; i++)
                Assert.True(float.IsFinite(values[i]), statistics.Columns[i].Name);
        }
    }

    [Fact]
    public void A_frame_costs_no_memory()
    {
        using var pass = new EssentiaLowLevel();
        using var weighed = new EssentiaEqualLoudness();
        float[] block = TestSignals.Noise(8192, 0.5);
        // Tables take their room with the first frames.
        Assert.Equal(0, HeapBytes.Of(() =>
        {
            for (int i = 0; i < 10; i++)
            {
                pass.Push(block);
                weighed.Push(block);
            }
        }));
    }

    private static void Compare(JsonElement golden, FrameTable frames, IReadOnlyList<FeatureColumn> columns)
    {
        foreach (var column in golden.EnumerateObject())
        {
            float[] expected = column.Value.Numbers(), actual = frames.Column(IndexOf(columns, $"lowlevel.{column.Name}"));
            Assert.Equal(expected.Length, actual.Length);
            for (int i = 0; i < expected.Length; i++)
            {
                // Kurtosis is a difference from 3, and skewness crosses 0.
                double slack = column.Name.EndsWith("kurtosis", StringComparison.Ordinal) || column.Name.EndsWith("skewness", StringComparison.Ordinal) ? 5e-5 : 1e-12;
                Assert.True(Math.Abs(expected[i] - actual[i]) <= 1e-3 * Math.Abs(expected[i]) + slack,
                    $"{column.Name} of frame {i}: expected {expected[i]}, got {actual[i]}, {Math.Abs(expected[i] - actual[i]) / Math.Abs(expected[i]):g2} off");
            }
        }
    }

    private static int IndexOf(IReadOnlyList<FeatureColumn> columns, string name)
    {
        int index = columns.Select(column => column.Name).ToList().IndexOf(name);
        Assert.True(index >= 0, name);
        return index;
    }
}
