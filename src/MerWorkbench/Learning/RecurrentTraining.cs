using MerWorkbench.Foundation;
using MerWorkbench.Models;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Learning;

/// <summary>The training of one network of a fold.</summary>
internal sealed class RecurrentTraining(RecurrentOptions options, string label, long[] axes, StableRandom order, int seed)
{
    /// <summary>How far the training is, as a share of one.</summary>
    public required Action<double> Progress { get; init; }

    /// <summary>Asks to stop.</summary>
    public required CancellationToken Token { get; init; }

    /// <summary>Trains, then predicts the test part.</summary>
    /// <returns>Standardised predictions, <c>[items, axes]</c> in row-major order.</returns>
    public float[] Run(SequenceBatch train, SequenceBatch? validation, SequenceBatch test, List<EpochRecord> epochs, List<NamedWeights> weights)
    {
        manual_seed(seed);
        using var model = new SequenceRegressor(train.Features, options.Units, options.Layers, axes.Length, options.Dropout);
        using var optimizer = optim.Adam(model.parameters(), options.LearningRate, weight_decay: options.WeightDecay);
        int[] items = [.. Enumerable.Range(0, train.Count)];
        var best = (Loss: double.PositiveInfinity, Epoch: 0, Weights: Snapshot(model));

        for (int epoch = 1; epoch <= options.Epochs; epoch++)
        {
            model.train();
            order.Shuffle<int>(items);
            double sum = 0;
            for (int from = 0; from < items.Length; from += options.BatchSize)
            {
                Token.ThrowIfCancellationRequested();
                int count = Math.Min(options.BatchSize, items.Length - from);
                sum += count * Step(model, optimizer, train, items.AsSpan(from, count));
            }
            double? checkedLoss = validation is null ? null : Evaluate(model, validation).Loss;
            epochs.Add(new(label, epoch, sum / items.Length, checkedLoss));
            Progress((double)epoch / options.Epochs);
            if (options.Patience is { } patience && checkedLoss is { } loss)
            {
                if (loss < best.Loss)
                    best = (loss, epoch, Snapshot(model));
                else if (epoch - best.Epoch >= patience)
                    break;
            }
        }
        if (best.Epoch > 0)
            Restore(model, best.Weights);
        weights.AddRange(Snapshot(model).Select(weight => weight with { Name = $"{label}.{weight.Name}" }));
        return Evaluate(model, test).Predictions;
    }

    private double Step(SequenceRegressor model, optim.Optimizer optimizer, SequenceBatch train, ReadOnlySpan<int> items)
    {
        using var scope = NewDisposeScope();
        var (inputs, lastPieces, targets) = train.Take(items, axes);
        optimizer.zero_grad();
        Tensor loss = nn.functional.mse_loss(model.call(inputs, lastPieces), targets);
        loss.backward();
        nn.utils.clip_grad_norm_(model.parameters(), options.ClipNorm);
        optimizer.step();
        return loss.item<float>();
    }

    private (double Loss, float[] Predictions) Evaluate(SequenceRegressor model, SequenceBatch batch)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        model.eval();
        var (inputs, lastPieces, targets) = batch.All(axes);
        Tensor predictions = model.call(inputs, lastPieces);
        return (nn.functional.mse_loss(predictions, targets).item<float>(), predictions.data<float>().ToArray());
    }

    private static List<NamedWeights> Snapshot(SequenceRegressor model)
    {
        using var scope = NewDisposeScope();
        return [.. model.named_parameters().Select(weight =>
            new NamedWeights(weight.name, weight.parameter.shape, weight.parameter.detach().data<float>().ToArray()))];
    }

    private static void Restore(SequenceRegressor model, List<NamedWeights> weights)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        foreach (var ((_, parameter), weight) in model.named_parameters().Zip(weights))
            parameter.copy_(tensor(weight.Values, [.. weight.Shape]));
    }
}
