using System.Text.Json;
using MerWorkbench.Audio;
using MerWorkbench.Foundation;
using MerWorkbench.Separation;
using MerWorkbench.TestData;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Separation;

public sealed class BssEvalTests
{
    private static readonly SampleRate s_rate = new(2000);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Version_4_is_what_a_least_squares_problem_written_out_gives(int number)
    {
        JsonElement golden = JsonDocument.Parse(Golden.Text("bsseval/version4.json")).RootElement, expected = golden.GetProperty("cases")[number];
        int length = golden.GetProperty("length").GetInt32();
        float[][] a = [Noise(0, length), Noise(1, length)], b = [Noise(2, length), Mix((0.5, Noise(2, length)), (0.25, Noise(3, length)))];
        if (expected.GetProperty("silent").GetBoolean())
        {
            foreach (float[] channel in b)
                channel.AsSpan(2000, 2000).Clear();
        }
        Waveform[] references = [new(s_rate, a), new(s_rate, b)], estimates =
        [
            new(s_rate, [.. Enumerable.Range(0, 2).Select(c => Mix((0.8, a[c]), (1, Mix((0.3, b[c]), (0.05, Rolled(a[c], 3)))), (0.02, Noise(4, length))))]),
            new(s_rate, [.. Enumerable.Range(0, 2).Select(c => Mix((1, b[c]), (0.1, a[c]), (0.05, Noise(5, length))))]),
        ];

        SeparationScores scores = BssEval.Version4(references, estimates, cancellation: TestContext.Current.CancellationToken);
        SeparationScores alone = BssEval.Version4Sdr(references, estimates, cancellation: TestContext.Current.CancellationToken);

        Assert.Equal((3, 3), (scores.Windows.Length, alone.Windows.Length));
        double tolerance = golden.GetProperty("tolerance").GetDouble();
        for (int source = 0; source < 2; source++)
        {
            for (int window = 0; window < 3; window++)
            {
                JsonElement row = expected.GetProperty("scores")[source][window];
                foreach (ScoreKind kind in Enum.GetValues<ScoreKind>())
                    Assert.Equal(row.ValueKind == JsonValueKind.Null ? double.NaN : row[(int)kind].GetDouble(), scores.Windows[window].Sources[source][kind].Value, tolerance);
                Assert.Equal(scores.Windows[window].Sources[source].Sdr.Value, alone.Windows[window].Sources[source].Sdr.Value, 1e-10);
                Assert.Equal(scores.Windows[window].Permutation, alone.Windows[window].Permutation);
            }
        }
    }

    [Fact]
    public void An_estimate_that_is_too_loud_or_too_soft_is_wrong_as_an_image_and_right_as_a_source()
    {
        Waveform[] references = [Sound(0), Sound(1)], halves = [Sound((0.5, 0)), Sound((0.5, 1))];

        WindowScores image = BssEval.Images(references, halves, cancellation: TestContext.Current.CancellationToken).Windows[0];
        WindowScores source = BssEval.Sources(references, halves, cancellation: TestContext.Current.CancellationToken).Windows[0];

        // |s|² / |s/2 - s|² = 4.
        Assert.Equal(10 * Math.Log10(4), image.Sources[0].Sdr.Value, 1e-9);
        Assert.Equal(10 * Math.Log10(4), image.Sources[0].Isr.Value, 1e-9);
        Assert.True(image.Sources[0].Sir.Value > 100 && image.Sources[0].Sar.Value > 100);
        Assert.True(source.Sources[0].Sdr.Value > 100);
        Assert.True(double.IsNaN(source.Sources[0].Isr.Value));
    }

    [Fact]
    public void A_delay_within_the_filters_reach_is_forgiven_as_a_source_and_one_beyond_it_is_not()
    {
        float[] samples = Noise(0, 4000);
        Waveform[] reference = [new(s_rate, samples)];
        double Sdr(int delay) => BssEval.Sources(reference, [new(s_rate, (float[])[.. new float[delay], .. samples[..^delay]])],
            cancellation: TestContext.Current.CancellationToken).Windows[0].Sources[0].Sdr.Value;

        // The end is cut off by the delay: an edge of so many samples is all that is wrong, or everything is.
        Assert.True(Sdr(10) > 20, $"{Sdr(10)}");
        Assert.True(Sdr(600) < 3, $"{Sdr(600)}");
    }

    [Fact]
    public void Noise_apart_from_the_sources_counts_as_artifact_and_the_other_source_as_interference()
    {
        Waveform[] references = [Sound(0), Sound(1)];

        WindowScores noisy = BssEval.Images(references, [Sound((1, 0), (0.1, 2)), Sound((1, 1))], cancellation: TestContext.Current.CancellationToken).Windows[0];
        WindowScores leaking = BssEval.Images(references, [Sound((1, 0), (0.1, 1)), Sound((1, 1))], cancellation: TestContext.Current.CancellationToken).Windows[0];

        double energies = Energy(Noise(0, 4000)) / (0.01 * Energy(Noise(2, 4000)));
        Assert.Equal(10 * Math.Log10(energies), noisy.Sources[0].Sdr.Value, 1e-5);
        Assert.InRange(noisy.Sources[0].Sir.Value, noisy.Sources[0].Sar.Value + 5, double.MaxValue);
        Assert.Equal(10 * Math.Log10(Energy(Noise(0, 4000)) / (0.01 * Energy(Noise(1, 4000)))), leaking.Sources[0].Sdr.Value, 1e-5);
        Assert.True(leaking.Sources[0].Sar.Value > 100);
    }

    [Fact]
    public void Estimates_in_another_order_are_put_right_where_it_is_asked_for()
    {
        Waveform[] references = [Sound(0), Sound(1), Sound(2)], estimates = [Sound((1, 2), (0.1, 3)), Sound((1, 0), (0.1, 3)), Sound((1, 1), (0.1, 3))];

        WindowScores found = BssEval.Version4(references, estimates, permute: true, cancellation: TestContext.Current.CancellationToken).Windows[0];
        WindowScores given = BssEval.Version4(references, estimates, cancellation: TestContext.Current.CancellationToken).Windows[0];

        Assert.Equal([1, 2, 0], found.Permutation);
        Assert.All(found.Sources, source => Assert.InRange(source.Sdr.Value, 15, 25));
        Assert.All(given.Sources, source => Assert.InRange(source.Sdr.Value, -10, 0));
    }

    [Fact]
    public void A_pure_tone_whose_delays_depend_on_each_other_is_scored_all_the_same()
    {
        float[] tone = [.. Enumerable.Range(0, 8000).Select(i => MathF.Sin(0.25f * MathF.PI * i))], noise = Noise(1, 8000);
        Waveform[] references = [new(s_rate, tone)], estimates = [new(s_rate, Mix((1, tone), (0.1, noise)))];

        SourceScores score = BssEval.Version4(references, estimates, window: new(4), cancellation: TestContext.Current.CancellationToken).Windows[0].Sources[0];

        Assert.Equal(10 * Math.Log10(Energy(tone) / (0.01 * Energy(noise))), score.Sdr.Value, 1e-4);
    }

    [Fact]
    public void Songs_are_pooled_or_taken_one_by_one_and_silent_windows_are_left_out_and_counted()
    {
        SeparationScores Song(params double[] sdrs) => new([.. sdrs.Select((sdr, i) =>
            new WindowScores(new(i), [double.IsNaN(sdr) ? SourceScores.Undefined : new(new(sdr), new(0), new(0), new(0))], [0]))]);
        SeparationScores[] songs = [Song(1, 2, double.NaN, 9), Song(4, 6), Song(double.NaN)];

        ScoreSummary pooled = ScoreSummary.Pooled(songs, 0, ScoreKind.Sdr);

        Assert.Equal((4.0, 2.0, 4.4, 5, 2), (pooled.Median.Value, pooled.Deviation.Value, pooled.Mean.Value, pooled.Windows, pooled.Undefined));
        Assert.Equal(Math.Sqrt(((3.4 * 3.4) + (2.4 * 2.4) + (4.6 * 4.6) + (0.4 * 0.4) + (1.6 * 1.6)) / 5), pooled.Spread.Value, 1e-12);
        Assert.Equal(3.5, ScoreSummary.MedianOfMedians(songs, 0, ScoreKind.Sdr).Value);
        Assert.Throws<MerException>(() => ScoreSummary.Pooled([Song(double.NaN)], 0, ScoreKind.Sdr));
    }

    [Fact]
    public void The_scale_invariant_ratio_forgives_a_factor_and_nothing_else()
    {
        Waveform source = Sound(0), other = Sound(1);
        double[] s = [.. Noise(0, 4000)], n = [.. Noise(1, 4000)];
        double along = s.Zip(n, (x, y) => x * y).Sum() / Energy(Noise(0, 4000)), across = n.Zip(s, (y, x) => y - (along * x)).Sum(v => v * v);
        double expected = 10 * Math.Log10((1 + (0.1 * along)) * (1 + (0.1 * along)) * Energy(Noise(0, 4000)) / (0.01 * across));

        Assert.Equal(expected, ScaleInvariantSdr.Of(source, Sound((1, 0), (0.1, 1))).Value, 1e-4);
        Assert.Equal(expected, ScaleInvariantSdr.Of(source, Sound((3, 0), (0.3, 1))).Value, 1e-4);
        Assert.Equal(double.PositiveInfinity, ScaleInvariantSdr.Of(source, Sound((0.25, 0))).Value);
        Assert.True(double.IsNaN(ScaleInvariantSdr.Of(source, new(s_rate, new float[4000])).Value));
        Assert.True(ScaleInvariantSdr.Of(source, other).Value < -20);
    }

    [Fact]
    public void Sounds_that_do_not_fit_or_are_silent_are_refused_with_what_was_expected()
    {
        Waveform sound = Sound(0);

        Assert.Contains("silent throughout", Assert.Throws<MerException>(() => BssEval.Version4([sound], [new(s_rate, new float[4000])], cancellation: TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
        Assert.Contains("4000 samples in 1 channels at 2000 Hz", Assert.Throws<MerException>(() => BssEval.Version4([sound], [new(s_rate, new float[3999])], cancellation: TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
        Assert.Contains("1 references and 2 estimates", Assert.Throws<MerException>(() => BssEval.Version4([sound], [sound, sound], cancellation: TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
    }

    private static Waveform Sound(int noise) => new(s_rate, Noise(noise, 4000));

    private static Waveform Sound(params (double Gain, int Noise)[] parts) => new(s_rate, Mix([.. parts.Select(part => (part.Gain, Noise(part.Noise, 4000)))]));

    private static float[] Noise(int number, int length) =>
    [
        .. Enumerable.Range(0, length).Select(i =>
        {
            double x = Math.Sin((12.9898 * i) + (78.233 * number)) * 43758.5453;
            return (float)(x - Math.Floor(x) - 0.5);
        }),
    ];

    private static float[] Mix(params (double Gain, float[] Samples)[] parts) =>
        [.. Enumerable.Range(0, parts[0].Samples.Length).Select(i => (float)parts.Sum(part => part.Gain * part.Samples[i]))];

    private static float[] Rolled(float[] samples, int by) => [.. samples[^by..], .. samples[..^by]];

    private static double Energy(float[] samples) => samples.Sum(x => (double)x * x);
}
