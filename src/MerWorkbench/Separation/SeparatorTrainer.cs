using System.Globalization;
using MerWorkbench.Foundation;
using MerWorkbench.Learning;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Separation;

/// <summary>
/// Trains a separator on songs whose true sources are known: snippets at places drawn by chance, each source softer by chance, mixed anew. The same songs,
/// settings and seed give the same bytes, also when it was stopped and taken up again.
/// </summary>
/// <remarks>
/// Difference from the published way: the second stage begins with the best weights of the first, there with its last.
/// </remarks>
public static class SeparatorTrainer
{
    // With one thread the sums do not depend on the processor count.
    private const int Threads = 1;

    /// <summary>Trains.</summary>
    /// <param name="split">The songs; those for the test are not looked at.</param>
    /// <param name="training">How.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="trainedOn">What the songs are, in words, to be kept with the weights.</param>
    /// <param name="checkpoint">
    /// Where a training under way is kept, with its decoded stems (4 bytes a sample; 13 GB for all of MUSDB18 in stereo at 22,050 Hz), until it ends: the
    /// beginning of file names; null keeps nothing, and decodes into a temporary folder. With other songs, settings or another seed another training begins.
    /// </param>
    /// <param name="progress">Told of the share done; may be null.</param>
    /// <param name="cancellation">Stops it; what was done waits in the checkpoint.</param>
    /// <returns>The separator, and the course of its training.</returns>
    /// <exception cref="MerException">A song lacks a source, or the training has come apart.</exception>
    public static (Separator Separator, IReadOnlyList<EpochRecord> Epochs) Train(
        SeparatorSplit split, SeparatorTraining training, int seed, string trainedOn, string? checkpoint = null, IProgress<WorkProgress>? progress = null, CancellationToken cancellation = default)
    {
        (progress, cancellation) = Ambient.Or(progress, cancellation);
        training.Validate();
        SeparatorConfiguration configuration = training.Network;
        if (split.Accompaniments.Count > 0 && (!training.Varied || configuration.Sources.Length != 2))
            throw new MerException("Music alone can be mixed in where snippets are varied and voices are parted from one accompaniment.", remedy: "Take the quick profile and a network of two sources.");
        string stems = checkpoint is null ? Directory.CreateTempSubdirectory("mer-stems-").FullName : Directory.CreateDirectory(Path.GetFullPath(checkpoint) + "-stems").FullName;
        bool done = false;
        try
        {
            using StemSongs train = StemSongs.Open(split.Train, configuration, stems, progress, cancellation), validation = StemSongs.Open(split.Validation, configuration, stems, progress, cancellation);
            using StemSongs? music = split.Accompaniments.Count == 0 ? null : StemSongs.Open(split.Accompaniments, configuration, stems, progress, cancellation);
            string what = ContentHash.OfText(string.Join("\n\n", training.Parameters, training.RealShare.ToString(CultureInfo.InvariantCulture), seed, train.Identity, validation.Identity, music?.Identity)).Short;
            string? under = checkpoint is null ? null : $"{checkpoint}-{what}";
            var trained = Train(train, validation, music, training, seed, trainedOn, under, progress, cancellation);
            for (int stage = 0; under is not null && stage < training.Stages.Length; stage++)
                File.Delete(Trainer.CheckpointOf(under, StageName(stage)));
            done = true;
            return trained;
        }
        finally
        {
            // What was decoded waits with the checkpoint for the training to be taken up.
            if (done || checkpoint is null)
                Directory.Delete(stems, recursive: true);
        }
    }

    private static string StageName(int stage) => $"stage{stage + 1}";

    private static (Separator Separator, IReadOnlyList<EpochRecord> Epochs) Train(
        StemSongs train, StemSongs validation, StemSongs? music, SeparatorTraining training, int seed, string trainedOn, string? checkpoint, IProgress<WorkProgress>? progress, CancellationToken cancellation)
    {
        SeparatorConfiguration configuration = training.Network;
        using var turn = new TrainingTurn(Threads);
        using var scope = NewDisposeScope();
        manual_seed(seed);
        SeparatorNetwork network = SeparatorNetwork.Of(configuration);
        var epochs = new List<EpochRecord>();
        var mixer = new SnippetMixer(train, music, training);
        var snippets = Snippets(validation, configuration, training.ValidationSnippets);
        // Between two epochs, which with a large network may lie far apart, each batch counts.
        double whole = 0;
        long batches = 0;
        int current = 0;
        for (int stage = 0; stage < training.Stages.Length; stage++)
        {
            current = stage;
            var task = new FoldTask([], [], [], seed)
            {
                CheckpointPath = checkpoint,
                Token = cancellation,
                Progress = share =>
                {
                    (whole, batches) = (share, 0);
                    Tell(share);
                },
            };
            new Trainer(training.Stages[stage], StageName(stage), seed, task) { Share = ((double)stage / training.Stages.Length, (stage + 1.0) / training.Stages.Length) }
                .Fit(network, training.SnippetsAnEpoch, Loss, () => snippets.Average(at => LossOf(network, () => SnippetMixer.Stretch(validation, configuration, at.Song, at.Start))), epochs);
        }
        return (new Separator(network, trainedOn), epochs);

        Tensor Loss(int[] batch)
        {
            TrainingOptions options = training.Stages[current];
            Tell(whole + ((double)batches++ * options.BatchSize / training.SnippetsAnEpoch / options.Epochs / training.Stages.Length));
            return LossOf(network, [.. batch.Select(_ => mixer.Draw())]);
        }

        void Tell(double share) => progress?.Report(new("training", (long)Math.Round(1000 * share), 1000));
    }

    private static double LossOf(SeparatorNetwork network, Func<Tensor> snippet)
    {
        using var scope = NewDisposeScope();
        return LossOf(network, [snippet()]).item<float>();
    }

    private static Tensor LossOf(SeparatorNetwork network, Tensor[] snippets)
    {
        Tensor sources = stack(snippets, 0);
        return network.Loss(sources.sum(1L), sources.narrow(3, network.Configuration.Margin, network.Configuration.OutputLength));
    }

    private static List<(int Song, int Start)> Snippets(StemSongs songs, SeparatorConfiguration configuration, int? most)
    {
        List<(int Song, int Start)> all = [.. Enumerable.Range(0, songs.Count).SelectMany(song =>
            Enumerable.Range(0, (songs.Length(song) + configuration.OutputLength - 1) / configuration.OutputLength).Select(i => (song, (i * configuration.OutputLength) - configuration.Margin)))];
        return most is { } limit && limit < all.Count ? [.. Enumerable.Range(0, limit).Select(i => all[(int)((long)i * all.Count / limit)])] : all;
    }
}
