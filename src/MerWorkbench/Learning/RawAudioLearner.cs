using System.Globalization;
using MerWorkbench.Models;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Learning;

/// <summary>
/// Trains a <see cref="RawAudioNetwork"/> on the samples before each label, with Adam on the squared error at all moments.
/// </summary>
/// <remarks>
/// Reads <see cref="Example.Inputs"/>[0], <c>[times, samples]</c>; targets are <c>[times * 2]</c>. Labels are standardised by the
/// training part; samples stay as they are, for the network normalises behind its filters. Beside the examples it holds one batch.
/// </remarks>
public sealed class RawAudioLearner(RawAudioTraining options) : Learner
{
    /// <summary>The name of the weights that hold the moments of the training labels: mean and deviation, <c>[2, 2]</c>.</summary>
    internal const string LabelMoments = "labels.moments";

    // With one thread the sums do not depend on the processor count.
    private const int Threads = 1;

    /// <summary>How the network is built and trained.</summary>
    public RawAudioTraining Options => options;

    /// <inheritdoc/>
    public override string Name => options.Network.Reconstruction switch
    {
        null => "cnn-bigru",
        { Gain: 1 } => "cnn-ir-bigru",
        { Gain: var gain } => string.Create(CultureInfo.InvariantCulture, $"cnn-ir-bigru-gain{gain}"),
    };

    /// <inheritdoc/>
    public override string Parameters => string.Create(CultureInfo.InvariantCulture, $"""
        {options.Network.Parameters}
        input = samples as they come, full scale 1
        loss = mean squared error at all moments on labels standardised by the training part
        windows = {(options.WindowsPerSong is { } count ? FormattableString.Invariant($"{count} of a song an epoch") : "all of a song each epoch")}
        threads = {Threads}
        {options.Training.Parameters}
        """);

    /// <inheritdoc/>
    public override FoldOutcome FitAndPredict(FoldTask task)
    {
        using var turn = new TrainingTurn(Threads);
        using var scope = NewDisposeScope();
        var scale = Standardizer.Fit(SeriesLabels.Points(task.Train));
        manual_seed(task.Seed);
        using var network = new RawAudioNetwork(options.Network);
        var epochs = new List<EpochRecord>();
        new Trainer(options.Training, "joint", task.Seed, task).Fit(network, task.Train.Count, Loss,
            task.Validation.Count == 0 ? null : () => MeanLoss(network, task.Validation, scale), epochs);

        using var frozen = no_grad();
        double[][] predictions = [.. task.Test.Select(example => Predict(network, example, scale))];
        return new(predictions, epochs, [.. ModelWeights.Of(network),
            new(LabelMoments, [2, SeriesLabels.Axes], [.. scale.Means.Concat(scale.Deviations).Select(value => (float)value)])]);

        Tensor Loss(int[] songs)
        {
            Example[] chosen = [.. songs.Select(song => task.Train[song])];
            var batch = RawAudioBatch.Of(chosen, scale,
                [.. chosen.Select(song => RawAudioBatch.Draw(SeriesLabels.Times(song), options.WindowsPerSong, options.Network.Span))]);
            return nn.functional.mse_loss(network.call(batch.Windows, batch.Lengths), batch.Targets);
        }
    }

    // Song by song, so that memory does not grow with the part.
    private static double MeanLoss(RawAudioNetwork network, IReadOnlyList<Example> songs, Standardizer scale)
    {
        double sum = 0;
        foreach (Example song in songs)
        {
            using var scope = NewDisposeScope();
            RawAudioBatch batch = Whole(song, scale);
            sum += SeriesLabels.Times(song) * (double)nn.functional.mse_loss(network.call(batch.Windows, batch.Lengths), batch.Targets).item<float>();
        }
        return sum / songs.Sum(SeriesLabels.Times);
    }

    private static double[] Predict(RawAudioNetwork network, Example song, Standardizer scale)
    {
        using var scope = NewDisposeScope();
        RawAudioBatch batch = Whole(song, scale);
        float[] scores = network.call(batch.Windows, batch.Lengths).data<float>().ToArray();
        return [.. scores.Chunk(SeriesLabels.Axes).SelectMany(point => scale.Inverse(Array.ConvertAll(point, value => (double)value)))];
    }

    private static RawAudioBatch Whole(Example song, Standardizer scale) =>
        RawAudioBatch.Of([song], scale, [RawAudioBatch.Draw(SeriesLabels.Times(song), null, RecurrentSpan.Song)]);
}
