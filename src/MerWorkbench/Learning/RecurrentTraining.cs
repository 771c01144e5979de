using MerWorkbench.Models;
using static MerWorkbench.Torch.torch;
using static MerWorkbench.Torch.torch.nn;

namespace MerWorkbench.Learning;

/// <summary>The training of one network of a fold: its front first, where it has one.</summary>
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
        using Module<Tensor, Tensor, Tensor> model = Build(train, validation, epochs);
        Fit(model, label, (options.Front is null ? Share.From : Middle, Share.To), options.Training, train.Count,
            items => Loss(model, train.Take(items, axes)),
            validation is null ? null : () => Loss(model, validation.All(axes)), epochs);
        weights.AddRange(ModelWeights.Of(model).Select(weight => weight with { Name = $"{label}.{weight.Name}" }));

        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var (inputs, lastPieces, _) = test.All(axes);
        return model.call(inputs, lastPieces).data<float>().ToArray();
    }

    private double Middle => (Share.From + Share.To) / 2;

    private Module<Tensor, Tensor, Tensor> Build(SequenceBatch train, SequenceBatch? validation, List<EpochRecord> epochs)
    {
        if (options.Front is not { } chosen)
            return new SequenceRegressor(train.Features, options.Units, options.Layers, axes.Length, options.Dropout);
        var front = new FeatureFront(train.Features, chosen.Units, axes.Length, chosen.Dropout);
        Fit(front, label + "-front", (Share.From, Middle), chosen.Training, train.Count,
            items => Loss(front, train.Take(items, axes)),
            validation is null ? null : () => Loss(front, validation.All(axes)), epochs);
        return new FrontedRegressor(front, new(chosen.Units, options.Units, options.Layers, axes.Length, options.Dropout), chosen.IsFineTuned);
    }

    private void Fit(Module model, string name, (double, double) share, TrainingOptions training, int items,
        Func<int[], Tensor> loss, Func<Tensor>? validationLoss, List<EpochRecord> epochs) =>
        new Trainer(training, name, Seed, task) { Share = share }
            .Fit(model, items, loss, validationLoss is null ? null : () => validationLoss().item<float>(), epochs);

    private static Tensor Loss(Module<Tensor, Tensor, Tensor> model, (Tensor Inputs, Tensor LastPieces, Tensor Targets) batch) =>
        nn.functional.mse_loss(model.call(batch.Inputs, batch.LastPieces), batch.Targets);

    // Every real piece of a clip has the clip's label; what a clip is padded with counts for nothing.
    private static Tensor Loss(FeatureFront front, (Tensor Inputs, Tensor LastPieces, Tensor Targets) batch)
    {
        Tensor real = arange(batch.Inputs.shape[1]).unsqueeze(0).le(batch.LastPieces.unsqueeze(1)).to(ScalarType.Float32).unsqueeze(2);
        Tensor errors = (front.call(batch.Inputs) - batch.Targets.unsqueeze(1)).square() * real;
        return errors.sum() / (real.sum() * batch.Targets.shape[1]);
    }
}
