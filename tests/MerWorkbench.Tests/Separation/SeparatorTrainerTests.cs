using System.Collections.Immutable;
using MerWorkbench.Audio;
using MerWorkbench.Datasets;
using MerWorkbench.Foundation;
using MerWorkbench.Learning;
using MerWorkbench.Separation;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Separation;

public sealed class SeparatorTrainerTests
{
    private static readonly SeparatorTraining s_training = new()
    {
        Network = SeparatorConfiguration.Small with { Levels = 3, Filters = 4, WantedOutput = SpectrogramUNet.Samples(8), Dropout = 0, NormMomentum = 0.2 },
        Stages = [new TrainingOptions { Epochs = 16, BatchSize = 4, LearningRate = 1e-2, Patience = 16 }, new TrainingOptions { Epochs = 1, BatchSize = 8, LearningRate = 1e-3, Patience = 4 }],
        SnippetsAnEpoch = 32,
        ValidationSnippets = 4,
        Remixed = 0.5,
    };

    [Fact]
    public void It_learns_to_tell_high_from_low()
    {
        using var folder = new TemporaryFolder();
        SeparatorSplit split = SeparatorSplit.Of(Songs(folder, 16), seed: 1);

        var (separator, epochs) = SeparatorTrainer.Train(split, s_training, 1, "tones", cancellation: TestContext.Current.CancellationToken);
        using (separator)
        {
            Assert.Equal(17, epochs.Count);
            Assert.True(epochs[^1].ValidationLoss < 0.7 * epochs[0].ValidationLoss, string.Join(", ", epochs.Select(epoch => epoch.ValidationLoss)));
            SeparatorScore score = SeparatorScore.Of(separator, split.Validation[0], TestContext.Current.CancellationToken);
            Assert.True(score.Improvement(1).Value > 3, $"{score.Improvement(1)}");
            // The mixture as estimate of one of two sources: the ratio of their energies.
            Assert.InRange(score.Mixture.Median(1, ScoreKind.Sdr).Value, -1, 1);
        }
    }

    [Fact]
    public void A_stopped_training_goes_on_to_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        SeparatorSplit split = SeparatorSplit.Of(Songs(folder, 4), seed: 1);
        byte[] Train(string checkpoint)
        {
            var (separator, _) = SeparatorTrainer.Train(split, s_training, 1, "tones", folder[checkpoint], cancellation: TestContext.Current.CancellationToken);
            using (separator)
                separator.Save(folder["weights.safetensors"]);
            return File.ReadAllBytes(folder["weights.safetensors"]);
        }
        byte[] whole = Train("whole");
        using var stop = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => SeparatorTrainer.Train(split, s_training, 1, "tones", folder["stopped"], new StopAt(stop, 2), stop.Token));

        Assert.Equal(whole, Train("stopped"));
    }

    [Fact]
    public void A_quarter_is_kept_to_stop_by_and_the_test_songs_are_not_touched()
    {
        Track Song(int i, OfficialPart part) => new() { Id = $"{i:000}", AudioPath = $"{i}", HasAudio = true, SongKey = $"{i}", OfficialPart = part };
        Track[] hundred = [.. Enumerable.Range(0, 150).Select(i => Song(i, i < 100 ? OfficialPart.Development : OfficialPart.Evaluation))];

        SeparatorSplit published = SeparatorSplit.Of(hundred, seed: 9), small = SeparatorSplit.Of([.. hundred.Skip(90).Take(14)], seed: 9);

        Assert.Equal((75, 25, 50), (published.Train.Count, published.Validation.Count, published.Test.Count));
        Assert.Equal(["002", "010", "011", "015", "017"], published.Validation.Take(5).Select(track => track.Id));
        Assert.Equal((8, 2, 4), (small.Train.Count, small.Validation.Count, small.Test.Count));
        Assert.Empty(small.Train.Intersect(small.Validation));
        Assert.Throws<MerException>(() => SeparatorSplit.Of([hundred[0]], seed: 9));
    }

    [Fact]
    public void The_published_training_has_the_published_numbers()
    {
        SeparatorTraining m4 = SeparatorTraining.Published(SeparatorConfiguration.M4), m7 = SeparatorTraining.Published(SeparatorConfiguration.M7);

        Assert.Equal([(16, 1e-4), (32, 1e-5)], m4.Stages.Select(stage => (stage.BatchSize, stage.LearningRate)));
        Assert.All(m4.Stages, stage => Assert.Equal((20, null), (stage.Patience, stage.ClipNorm)));
        Assert.Equal((32_000, 0.7, 0.0), (m4.SnippetsAnEpoch, m4.LeastGain, m4.Remixed));
        Assert.Equal(4, m7.Stages[0].BatchSize);
    }

    [Fact]
    public void A_song_without_the_stems_it_needs_is_named()
    {
        using var folder = new TemporaryFolder();
        Track[] songs = [.. Songs(folder, 2).Select(song => new Track { Id = song.Id, AudioPath = song.AudioPath, HasAudio = true, SongKey = song.Id, Stems = song.Stems!.Remove("vocals") })];

        string message = Assert.Throws<MerException>(() => SeparatorTrainer.Train(SeparatorSplit.Of(songs, 1), s_training, 1, "", cancellation: TestContext.Current.CancellationToken)).Message;

        Assert.Contains("drums", message, StringComparison.Ordinal);
    }

    // Voices of high tones over low ones, of the same energy.
    private static Track[] Songs(TemporaryFolder folder, int count) => [.. Enumerable.Range(0, count).Select(song =>
    {
        var stems = new Dictionary<string, Stem>();
        foreach (var (name, low) in new[] { ("drums", 150.0), ("vocals", 1_500.0) })
        {
            string path = folder[$"{song}-{name}.wav"];
            new Waveform(new SampleRate(8_192), Tones(song, low)).Save(path);
            stems.Add(name, new Stem(path));
        }
        return new Track { Id = $"{song}", AudioPath = folder[$"{song}-drums.wav"], HasAudio = true, SongKey = $"{song}", Stems = stems.ToImmutableSortedDictionary(StringComparer.Ordinal) };
    })];

    private static float[] Tones(int song, double low)
    {
        var random = new StableRandom(song, $"tones/{low}");
        var samples = new float[8_192 * 6];
        for (int note = 0; note < 48; note++)
        {
            double step = 2 * Math.PI * low * (1 + random.NextDouble()) / 8_192;
            for (int i = 0; i < 1_024; i++)
                samples[(note * 1_024) + i] = (float)(0.3 * Math.Sin(step * i));
        }
        return samples;
    }

    private sealed class StopAt(CancellationTokenSource stop, int report) : IProgress<WorkProgress>
    {
        private int seen;

        public void Report(WorkProgress value)
        {
            if (value.Stage == "training" && ++seen == report)
                stop.Cancel();
        }
    }
}
