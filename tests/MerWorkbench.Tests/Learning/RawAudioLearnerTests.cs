using MerWorkbench.Features;
using MerWorkbench.Foundation;
using MerWorkbench.Learning;
using MerWorkbench.Metrics;
using MerWorkbench.Models;
using MerWorkbench.Torch;

namespace MerWorkbench.Tests.Learning;

public sealed class RawAudioLearnerTests
{
    private const int Samples = 1100;

    private static readonly RawAudioTraining Small = new() { Network = new() { Dropout = 0 }, Training = new() { Epochs = 60, BatchSize = 4, LearningRate = 0.003, Patience = 20 } };

    private static readonly Descriptor s_made = new("made", FeatureGroup.LowLevel, "1", "any", "a made value", "here");

    private static readonly FeatureColumn[] s_columns = [.. Enumerable.Range(0, Samples).Select(i => new FeatureColumn(FormattableString.Invariant($"s{i}"), s_made))];

    private static FoldTask Task(int seed = 3) => new(Songs(96, 1), Songs(12, 2), Songs(24, 3), seed);

    [Theory]
    [InlineData(RecurrentSpan.Song, false)]
    [InlineData(RecurrentSpan.Song, true)]
    [InlineData(RecurrentSpan.Window, false)]
    [InlineData(RecurrentSpan.Window, true)]
    public void It_learns_level_and_pitch_from_samples_and_the_mean_does_not(RecurrentSpan span, bool reconstructs)
    {
        FoldTask task = Task();
        var learner = new RawAudioLearner(Small with { Network = new() { Span = span, Dropout = 0, Reconstruction = reconstructs ? new() : null } });
        double[][] predictions = [.. learner.FitAndPredict(task).Predictions], floor = [.. new SeriesMeanLearner().FitAndPredict(task).Predictions];

        for (int axis = 0; axis < 2; axis++)
        {
            double[] labels = Axis(task.Test.Select(example => example.Targets), axis);
            Assert.True(RegressionMetrics.R2(labels, Axis(predictions, axis)) > 0.6, FormattableString.Invariant($"axis {axis}: {RegressionMetrics.R2(labels, Axis(predictions, axis))}"));
            Assert.True(RegressionMetrics.R2(labels, Axis(floor, axis)) <= 0);
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_others()
    {
        var learner = new RawAudioLearner(Small with { WindowsPerSong = 3, Training = Small.Training with { Epochs = 2, Patience = null }, Network = new() { Reconstruction = new() } });
        FoldOutcome first = learner.FitAndPredict(Task()), second = learner.FitAndPredict(Task()), other = learner.FitAndPredict(Task(seed: 4));

        Assert.Equal(first.Predictions, second.Predictions);
        Assert.Equal(first.Weights.SelectMany(weight => weight.Values), second.Weights.SelectMany(weight => weight.Values));
        Assert.NotEqual(first.Predictions[0][0], other.Predictions[0][0]);
    }

    [Fact]
    public void The_test_labels_are_not_looked_at()
    {
        FoldTask task = Task();
        FoldTask blind = task with { Test = [.. task.Test.Select(example => example with { Targets = [.. example.Targets.Select(_ => 0.0)] })] };
        var learner = new RawAudioLearner(Small with { Training = Small.Training with { Epochs = 2, Patience = null } });

        Assert.Equal(learner.FitAndPredict(task).Predictions, learner.FitAndPredict(blind).Predictions);
    }

    [Fact]
    public void Training_leaves_no_tensor_behind()
    {
        var learner = new RawAudioLearner(Small with { WindowsPerSong = 2, Training = Small.Training with { Epochs = 2, Patience = null }, Network = new() { Reconstruction = new() } });
        learner.FitAndPredict(Task());
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        learner.FitAndPredict(Task());
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Ridge_regression_at_each_moment_finds_a_linear_rule()
    {
        var random = new StableRandom(1, "linear");
        Example[] songs = [.. Enumerable.Range(0, 30).Select(i =>
        {
            float[] x = [.. Enumerable.Range(0, 8).Select(_ => (float)random.NextNormal())];
            var matrix = new FeatureMatrix([s_columns[0], s_columns[1]], x, new(new(0.25), new(0.5)));
            return new Example($"s{i}", [matrix], [.. x.Chunk(2).SelectMany(row => new[] { row[0] + 1.0, row[0] - row[1] })]);
        })];
        FoldOutcome outcome = new SeriesLinearLearner(0, lambda: 1e-6).FitAndPredict(new(songs[..20], songs[20..24], songs[24..], 1));

        foreach (var (example, prediction) in songs[24..].Zip(outcome.Predictions))
        {
            foreach (var (expected, actual) in example.Targets.Zip(prediction))
                Assert.Equal(expected, actual, 1e-5);
        }
    }

    [Theory]
    [InlineData(RecurrentSpan.Song, false, null)]
    [InlineData(RecurrentSpan.Window, true, null)]
    [InlineData(RecurrentSpan.Song, true, 0.001)]
    public void The_network_can_be_read_back_from_the_parameters_that_a_run_prints(RecurrentSpan span, bool reconstructs, double? rest)
    {
        var network = new RawAudioOptions
        {
            Span = span,
            Units = 6,
            Pool = span == RecurrentSpan.Window ? 4 : 1,
            Pieces = 3,
            Dropout = 0.1,
            Reconstruction = reconstructs ? new() { Units = 12, Steps = 7, Gain = 1.75, Rest = rest, MostSteps = 60 } : null,
        };
        RawAudioOptions parsed = RawAudioOptions.Parse(new RawAudioLearner(Small with { Network = network }).Parameters);

        Assert.Equal(network with { Reconstruction = null }, parsed with { Reconstruction = null });
        Assert.Equal(rest is null && reconstructs ? network.Reconstruction! with { MostSteps = 100 } : network.Reconstruction, parsed.Reconstruction);
    }

    // Tones: arousal is their level, valence their frequency, both drifting slowly through the song.
    private static Example[] Songs(int count, int seed)
    {
        var random = new StableRandom(seed, "tones");
        return [.. Enumerable.Range(0, count).Select(song =>
        {
            int times = 6 - (song % 2);
            double level = random.NextDouble(), pitch = random.NextDouble();
            var samples = new float[times * Samples];
            var targets = new double[times * 2];
            for (int time = 0; time < times; time++)
            {
                double a = level + (0.02 * time), v = pitch - (0.02 * time), frequency = 0.01 + (0.05 * v);
                (targets[2 * time], targets[(2 * time) + 1]) = ((2 * a) - 1, (2 * v) - 1);
                for (int i = 0; i < Samples; i++)
                    samples[(time * Samples) + i] = (float)((0.2 + (0.8 * a)) * Math.Sin(2 * Math.PI * frequency * i));
            }
            return new Example($"s{song}", [new FeatureMatrix(s_columns, samples, new(new(0.25), new(0.5)))], targets);
        })];
    }

    private static double[] Axis(IEnumerable<IReadOnlyList<double>> series, int axis) => [.. series.SelectMany(values => values.Where((_, i) => i % 2 == axis))];
}
