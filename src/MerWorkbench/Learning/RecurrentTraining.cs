using MerWorkbench.Models;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Learning;

/// <summary>The training of one network of a fold.</summary>
internal sealed class RecurrentTraining(RecurrentOptions options, string label, long[] axes, FoldTask task)
{
    /// <summary>The network's seed.</summary>
    public required int Seed { get; init; }

    /// <summary>Where this network stands among those of the fold, as shares of the fold's work.</summary>
    public required (double From, double To) Share { get; init; }

    /// <summary>Trains, then predicts the test part.</summary>
    /// <returns>Standardised predictions, <c>[items, axes]</c> in row-major order.</returns>
    public float[] Run(SequenceBatch train, SequenceBatch? validation, SequenceBatch test, List<EpochRecord> epochs, List<NamedWeights> weights)
    {
        manual_seed(Seed);
        using var model = new SequenceRegressor(train.Features, options.Units, options.Layers, axes.Length, options.Dropout);
        new Trainer(options.Training, label, Seed, task) { Share = Share }.Fit(model, train.Count,
            items => Loss(model, train.Take(items, axes)),
            validation is null ? null : () => Loss(model, validation.All(axes)).item<float>(),
            epochs);
        weights.AddRange(ModelWeights.Of(model).Select(weight => weight with { Name = $"{label}.{weight.Name}" }));

        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var (inputs, lastPieces, _) = test.All(axes);
        return model.call(inputs, lastPieces).data<float>().ToArray();
    }

    private static Tensor Loss(SequenceRegressor model, (Tensor Inputs, Tensor LastPieces, Tensor Targets) batch) =>
        nn.functional.mse_loss(model.call(batch.Inputs, batch.LastPieces), batch.Targets);
}
