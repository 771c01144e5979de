using System.Globalization;
using MerWorkbench.Features;
using MerWorkbench.Models;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Learning;

/// <summary>Trains a <see cref="SequenceRegressor"/> on the pieces of each clip with Adam on the squared error.</summary>
/// <remarks>Inputs and labels are standardised by the training part alone; predictions come back on the labels' scale.</remarks>
public sealed class RecurrentLearner(RecurrentOptions options) : Learner
{
    // Steps this small gain nothing from a second thread, and with one the sums do not depend on the processor count.
    private const int Threads = 1;

    /// <summary>How the network is built and trained.</summary>
    public RecurrentOptions Options => options;

    /// <inheritdoc/>
    public override string Name => string.Create(CultureInfo.InvariantCulture,
        $"lstm-{options.Layers}x{options.Units}{(options.Networks == AxisNetworks.PerAxis ? "-per-axis" : "")}");

    /// <inheritdoc/>
    public override string Parameters => string.Create(CultureInfo.InvariantCulture, $"""
        model = {options.Layers} LSTM layers of {options.Units} units, linear output at the last piece
        networks = {(options.Networks == AxisNetworks.Joint ? "one for both axes" : "one for each axis")}
        input = pieces, standardised by the training part
        loss = mean squared error on labels standardised by the training part
        dropout = {options.Dropout}
        {(options.Front is { } front ? front.Parameters : "front = none")}
        threads = {Threads}
        {options.Training.Parameters}
        """);

    /// <inheritdoc/>
    public override FoldOutcome FitAndPredict(FoldTask task)
    {
        using var turn = new TrainingTurn(Threads);
        using var scope = NewDisposeScope();
        var inputScale = Standardizer.Fit(PiecesOf(task.Train), task.Train[0].Inputs[0].Bins);
        var targetScale = Standardizer.Fit([.. task.Train.Select(example => example.Targets.ToArray())]);
        var train = new SequenceBatch(task.Train, inputScale, targetScale);
        var validation = task.Validation.Count == 0 ? null : new SequenceBatch(task.Validation, inputScale, targetScale);
        var test = new SequenceBatch(task.Test, inputScale, targetScale);

        int axes = task.Train[0].Targets.Count;
        long[][] networks = options.Networks == AxisNetworks.Joint
            ? [[.. Enumerable.Range(0, axes).Select(axis => (long)axis)]]
            : [.. Enumerable.Range(0, axes).Select(axis => new[] { (long)axis })];

        var predictions = task.Test.Select(_ => new double[axes]).ToArray();
        var epochs = new List<EpochRecord>();
        var weights = new List<NamedWeights>();
        for (int network = 0; network < networks.Length; network++)
        {
            string label = networks.Length == 1 ? "joint" : string.Create(CultureInfo.InvariantCulture, $"axis{network}");
            var training = new RecurrentTraining(options, label, networks[network], task)
            {
                Seed = task.Seed + network,
                Share = ((double)network / networks.Length, (network + 1.0) / networks.Length),
            };
            float[] raw = training.Run(train, validation, test, epochs, weights);
            for (int item = 0; item < predictions.Length; item++)
            {
                for (int axis = 0; axis < networks[network].Length; axis++)
                    predictions[item][networks[network][axis]] = raw[(item * networks[network].Length) + axis];
            }
        }
        return new([.. predictions.Select(targetScale.Inverse)], epochs, weights);
    }

    private static float[] PiecesOf(IReadOnlyList<Example> examples)
    {
        var values = new float[examples.Sum(example => example.Inputs[0].Frames * example.Inputs[0].Bins)];
        int at = 0;
        foreach (FeatureMatrix sequence in examples.Select(example => example.Inputs[0]))
        {
            for (int piece = 0; piece < sequence.Frames; piece++, at += sequence.Bins)
                sequence.Row(piece).CopyTo(values.AsSpan(at));
        }
        return values;
    }
}
