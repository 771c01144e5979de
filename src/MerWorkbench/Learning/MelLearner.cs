using System.Globalization;
using MerWorkbench.Models;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Learning;

/// <summary>
/// Trains a <see cref="MelCnn"/> on pieces of log-mel spectrograms with Adam on the cross-entropy. <see cref="Example.Inputs"/>[0] are the frames,
/// <c>[frames, bands]</c>, in dB.
/// </summary>
/// <remarks>Bands are standardised by the training part alone.</remarks>
/// <param name="options">How it is built and trained.</param>
public sealed class MelLearner(MelOptions options) : Learner
{
    /// <summary>The short name.</summary>
    public const string ShortName = "mel-cnn";

    // With one thread the sums do not depend on the processor count.
    private const int Threads = 1;

    /// <summary>How it is built and trained.</summary>
    public MelOptions Options => options;

    /// <inheritdoc/>
    public override string Name => ShortName;

    /// <inheritdoc/>
    public override string Parameters => string.Create(CultureInfo.InvariantCulture, $"""
        model = 2-D convolutions of {string.Join(", ", options.Network.Filters)} filters of {options.Network.Kernel} x {options.Network.Kernel}, each with batch normalisation, ReLU and the largest of {options.Network.PoolBands} bands x {options.Network.PoolFrames} frames; mean over time; dense layer of {options.Network.Units} ReLU units, linear output
        input = bands standardised by the training part; pieces of {options.PieceFrames} frames, one of each item drawn anew each epoch; tested on all side by side, probabilities averaged
        loss = cross-entropy, {(options.WeighsClasses ? "each class weighted by items / (classes x its items)" : "each item alike")}
        dropout = {options.Network.Dropout} before and after the dense layer
        threads = {Threads}
        {options.Training.Parameters}
        """);

    /// <inheritdoc/>
    public override FoldOutcome FitAndPredict(FoldTask task)
    {
        using var turn = new TrainingTurn(Threads);
        using var scope = NewDisposeScope();
        Standardizer scale = MelPieces.ScaleOf(task.Train);
        MelPieces train = MelPieces.Of(task.Train, scale, options.PieceFrames);
        MelPieces? validation = task.Validation.Count == 0 ? null : MelPieces.Of(task.Validation, scale, options.PieceFrames);
        int classes = task.Train[0].Targets.Count;
        Tensor? weights = options.WeighsClasses ? ClassWeights.BalancedTensor(train.Labels, classes) : null;
        manual_seed(task.Seed);
        using var model = new MelCnn(task.Train[0].Inputs[0].Bins, classes, options.Network);
        var epochs = new List<EpochRecord>();
        new Trainer(options.Training.WithPatience(isValidated: validation is not null), Name, task.Seed, task)
            .Fit(model, train.Count, items => nn.functional.cross_entropy(model.call(train.Draw(items)), Classes(train, items), weights),
                validation is null ? null : () => MeanLoss(model, validation), epochs);

        using var frozen = no_grad();
        MelPieces test = MelPieces.Of(task.Test, scale, options.PieceFrames);
        return new([.. Enumerable.Range(0, test.Count).Select(item => Probabilities(model, test, item))], epochs, ModelWeights.Of(model, scale));
    }

    private static Tensor Classes(MelPieces pieces, int[] items) => tensor([.. items.Select(item => (long)pieces.Labels[item])], [items.Length]);

    private static double[] Probabilities(MelCnn model, MelPieces pieces, int item)
    {
        using var scope = NewDisposeScope();
        return ClassShares.Whole(nn.functional.softmax(model.call(pieces.All(item)), 1).mean([0]).data<float>().ToArray());
    }

    // Of what is predicted: the probabilities of the whole item.
    private static double MeanLoss(MelCnn model, MelPieces pieces) =>
        Enumerable.Range(0, pieces.Count).Average(item => -Math.Log(Math.Max(1e-15, Probabilities(model, pieces, item)[pieces.Labels[item]])));
}
