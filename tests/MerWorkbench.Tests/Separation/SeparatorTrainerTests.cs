using System.Collections.Immutable;
using MerWorkbench.Audio;
using MerWorkbench.Datasets;
using MerWorkbench.Foundation;
using MerWorkbench.Learning;
using MerWorkbench.Separation;
using MerWorkbench.Units;
using static MerWorkbench.Torch.torch;

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

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_stopped_training_goes_on_to_the_same_bytes(bool varied)
    {
        using var folder = new TemporaryFolder();
        SeparatorTraining training = s_training with { Varied = varied };
        Track[] songs = Songs(folder, 4);
        SeparatorSplit split = SeparatorSplit.Of(songs, seed: 1) with { Accompaniments = varied ? [songs[0].Stems!["drums"].Path] : [] };
        byte[] Train(string checkpoint, int seed = 1)
        {
            var (separator, _) = SeparatorTrainer.Train(split, training, seed, "tones", folder[checkpoint], cancellation: TestContext.Current.CancellationToken);
            using (separator)
                separator.Save(folder["weights.safetensors"]);
            return File.ReadAllBytes(folder["weights.safetensors"]);
        }
        byte[] whole = Train("whole");
        using var stop = new CancellationTokenSource();
        // Each of the first 16 epochs reports its 8 batches and its end: this is in the third.
        Assert.Throws<OperationCanceledException>(() => SeparatorTrainer.Train(split, training, 1, "tones", folder["stopped"], new StopAt(stop, 20), stop.Token));
        Assert.NotEmpty(Directory.GetFiles(folder["stopped-stems"]));
        Assert.Single(Kept());

        // Another training is not taken for this one, and leaves it alone.
        Assert.NotEqual(whole, Train("stopped", seed: 2));
        Assert.Single(Kept());
        Assert.Equal(whole, Train("stopped"));
        Assert.False(Directory.Exists(folder["stopped-stems"]));
        Assert.Empty(Kept());

        string[] Kept() => Directory.GetFiles(folder.Root, "stopped-*.safetensors");
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
    public void Stems_are_read_from_their_files_as_they_sound_with_silence_around_and_a_changed_file_is_decoded_anew()
    {
        using var folder = new TemporaryFolder();
        Track[] songs = Songs(folder, 1);
        SeparatorConfiguration configuration = SeparatorConfiguration.M4 with { Rate = 4_096 };
        float[] vocals = songs[0].Stems!["vocals"].Load().Resample(new SampleRate(4_096)).Channel(0).ToArray();

        using (StemSongs read = Open())
        {
            float[][] rows = read.Stretch(0, -10, vocals.Length + 30);
            Assert.Equal((1, vocals.Length, 4), (read.Count, read.Length(0), rows.Length));
            Assert.Equal([.. new float[10], .. vocals, .. new float[20]], rows[2]);
            Assert.Equal(rows[2], rows[3]);
            Assert.All(read.Stretch(0, vocals.Length + 5, 8), row => Assert.Equal(new float[8], row));
        }
        new Waveform(new SampleRate(8_192), new float[8_192]).Save(songs[0].Stems!["vocals"].Path);
        using (StemSongs again = Open())
            Assert.Equal((4_096, 2), (again.Length(0), Directory.GetFiles(folder["stems"]).Length));

        StemSongs Open() => StemSongs.Open(songs, configuration, folder["stems"], null, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_changed_snippet_keeps_its_energy_and_its_tone_moves_by_few_semitones(bool voice)
    {
        const int Length = 32_768, Rate = 8_192;
        float[] tone = [.. Enumerable.Range(0, 2 * Length).Select(i => 0.3f * MathF.Sin(2 * MathF.PI * 1_000 * i / Rate))];
        using var scope = NewDisposeScope();
        manual_seed(1);
        var semitones = new List<double>();
        for (int seed = 0; seed < 12; seed++)
        {
            Tensor changed = new SnippetVariety(new StableRandom(seed, "test"), Rate).Change(voice, Length, count => [tone[..count], tone[..count]]);

            Assert.Equal([2L, Length], changed.shape);
            Assert.Equal(0.3 / Math.Sqrt(2), SnippetVariety.Level(changed).item<float>(), voice ? 0.03 : 1e-3);
            // Most of what it holds lies about one tone, and that within the semitones named.
            float[] power = fft.rfft(changed.select(0, 0)).abs().square().data<float>().ToArray();
            int peak = Array.IndexOf(power, power.Max());
            double share = power.Skip(peak - 600).Take(1_200).Sum(value => (double)value) / power.Sum(value => (double)value);
            Assert.True(share > 0.8, $"{share}");
            semitones.Add(12 * Math.Log2(peak * (double)Rate / Length / 1_000));
        }
        Assert.All(semitones, shift => Assert.InRange(Math.Abs(shift), 0, voice ? 7 : 4.05));
        Assert.True(semitones.Max() - semitones.Min() > 3);
    }

    [Fact]
    public void Music_alone_is_for_varied_snippets_of_voice_and_accompaniment()
    {
        using var folder = new TemporaryFolder();
        Track[] songs = Songs(folder, 2);
        SeparatorSplit split = SeparatorSplit.Of(songs, 1) with { Accompaniments = [songs[0].AudioPath] };

        string message = Assert.Throws<MerException>(() => SeparatorTrainer.Train(split, s_training, 1, "", cancellation: TestContext.Current.CancellationToken)).ToString();

        Assert.Contains("quick profile", message, StringComparison.Ordinal);
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
