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
    /// <param name="checkpoint">Where a training under way is kept: the beginning of file names; null keeps nothing.</param>
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
        StemSongs train = StemSongs.Load(split.Train, configuration, progress, cancellation), validation = StemSongs.Load(split.Validation, configuration, progress, cancellation);
        if (checkpoint is not null)
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(checkpoint))!);
        using var turn = new TrainingTurn(Threads);
        using var scope = NewDisposeScope();
        manual_seed(seed);
        SeparatorNetwork network = SeparatorNetwork.Of(configuration);
        var epochs = new List<EpochRecord>();
        var snippets = Snippets(validation, configuration, training.ValidationSnippets);
        for (int stage = 0; stage < training.Stages.Length; stage++)
        {
            var task = new FoldTask([], [], [], seed)
            {
                CheckpointPath = checkpoint,
                Token = cancellation,
                Progress = share => progress?.Report(new("training", (long)Math.Round(1000 * share), 1000)),
            };
            new Trainer(training.Stages[stage], $"stage{stage + 1}", seed, task) { Share = ((double)stage / training.Stages.Length, (stage + 1.0) / training.Stages.Length) }
                .Fit(network, training.SnippetsAnEpoch, Loss, () => snippets.Average(at => LossOf(network, () => validation.Stretch(at.Song, at.Start, configuration.InputLength))), epochs);
        }
        return (new Separator(network, trainedOn), epochs);

        Tensor Loss(int[] batch) => LossOf(network, [.. batch.Select(_ => Snippet(train, training))]);
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

    // The numbers come from torch, whose generator the trainer sets anew for each epoch.
    private static Tensor Snippet(StemSongs songs, SeparatorTraining training)
    {
        float[] chance = rand([5 + training.Network.Sources.Length]).data<float>().ToArray();
        Tensor sources = Drawn(songs, training.Network, chance[0], chance[1]);
        if (chance[2] < training.Remixed)
        {
            int last = training.Network.Sources.Length - 1;
            sources = cat([sources.narrow(0, 0, last), Drawn(songs, training.Network, chance[3], chance[4]).narrow(0, last, 1)], 0);
        }
        float[] gains = [.. chance.Skip(5).Select(share => (float)(training.LeastGain + ((1 - training.LeastGain) * share)))];
        return sources * tensor(gains, [gains.Length, 1, 1]);
    }

    private static Tensor Drawn(StemSongs songs, SeparatorConfiguration configuration, float which, float where)
    {
        int song = Math.Min(songs.Count - 1, (int)(which * songs.Count));
        int places = Math.Max(1, songs.Length(song) - configuration.OutputLength + 1);
        return songs.Stretch(song, Math.Min(places - 1, (int)(where * places)) - configuration.Margin, configuration.InputLength);
    }

    private static List<(int Song, int Start)> Snippets(StemSongs songs, SeparatorConfiguration configuration, int? most)
    {
        List<(int Song, int Start)> all = [.. Enumerable.Range(0, songs.Count).SelectMany(song =>
            Enumerable.Range(0, (songs.Length(song) + configuration.OutputLength - 1) / configuration.OutputLength).Select(i => (song, (i * configuration.OutputLength) - configuration.Margin)))];
        return most is { } limit && limit < all.Count ? [.. Enumerable.Range(0, limit).Select(i => all[(int)((long)i * all.Count / limit)])] : all;
    }
}
