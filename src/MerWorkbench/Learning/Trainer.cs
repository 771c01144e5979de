using MerWorkbench.Foundation;
using static MerWorkbench.Torch.torch;
using static MerWorkbench.Torch.torch.nn;

namespace MerWorkbench.Learning;

/// <summary>
/// The one training loop of all networks. The course of an epoch depends on nothing but the seed, the epoch's number and the
/// weights and moments it begins with, so that a training taken up from its checkpoint ends with the same bytes.
/// </summary>
/// <param name="options">How to train.</param>
/// <param name="label">Which network of the fold this is; each has a random course of its own.</param>
/// <param name="seed">The network's seed.</param>
/// <param name="task">The fold: told of the progress, asked whether to stop, and the keeper of checkpoints.</param>
internal sealed class Trainer(TrainingOptions options, string label, int seed, FoldTask task)
{
    /// <summary>Where this network stands among those of the fold, as shares of the fold's work; default all of it.</summary>
    public (double From, double To) Share { get; init; } = (0, 1);

    /// <summary>The file that keeps a network's training under way.</summary>
    /// <param name="beginning">The beginning of its name.</param>
    /// <param name="label">Which network it is.</param>
    public static string CheckpointOf(string beginning, string label) => $"{beginning}-{label}.safetensors";

    /// <summary>Trains a network.</summary>
    /// <param name="model">The network, its weights as they begin.</param>
    /// <param name="items">How many items the training part has.</param>
    /// <param name="loss">The mean loss of a batch, given the indices of its items; called within a dispose scope, the network in training mode.</param>
    /// <param name="validationLoss">The loss on the validation part, the network in evaluation mode without gradients, where nothing draws random numbers; null where there is none.</param>
    /// <param name="epochs">Receives the course of the training.</param>
    /// <exception cref="MerException">Early stopping is asked for and there is no validation part, or the loss is no longer finite.</exception>
    /// <exception cref="OperationCanceledException">The task asked to stop; the epochs done wait in the checkpoint.</exception>
    public void Fit(Module model, int items, Func<int[], Tensor> loss, Func<double>? validationLoss, List<EpochRecord> epochs)
    {
        if (options.Patience is not null && validationLoss is null)
            throw new MerException("Early stopping needs a validation part, and this fold has none.");
        using var optimizer = optim.Adam(model.parameters().Where(parameter => parameter.requires_grad), options.LearningRate, weight_decay: options.WeightDecay);
        var checkpoint = new Checkpoint(task.CheckpointPath is { } path ? CheckpointOf(path, label) : null, model, optimizer);
        var course = checkpoint.TryRestore() ?? new([], new(0, double.PositiveInfinity, ModelWeights.Of(model)));

        while (course.Epochs.Count < options.Epochs && !HasEnded(course))
        {
            int epoch = course.Epochs.Count + 1;
            double trained = Epoch(model, optimizer, epoch, items, loss);
            using IDisposable others = TrainingTurn.Yield();
            double? validated = validationLoss is null ? null : Evaluate(model, validationLoss);
            if (!double.IsFinite(trained + (validated ?? 0)))
                throw new MerException(FormattableString.Invariant($"The loss of {label} is {trained} in epoch {epoch}: the training has come apart."),
                    remedy: "A smaller learning rate or a gradient norm keeps it together.");
            course.Epochs.Add(new(label, epoch, trained, validated));
            if (validated < course.Best.Loss)
                course = course with { Best = new(epoch, validated.Value, ModelWeights.Of(model)) };
            task.Progress?.Invoke(Share.From + ((Share.To - Share.From) * epoch / options.Epochs));
            checkpoint.Save(course, always: task.Token.IsCancellationRequested);
            task.Token.ThrowIfCancellationRequested();
        }
        if (options.Patience is not null && course.Best.Epoch > 0)
            ModelWeights.Restore(model, course.Best.Weights);
        model.eval();
        epochs.AddRange(course.Epochs);
    }

    private bool HasEnded(TrainingCourse course) =>
        options.Patience is { } patience && course.Best.Epoch > 0 && course.Epochs.Count - course.Best.Epoch >= patience;

    private double Epoch(Module model, optim.Optimizer optimizer, int epoch, int items, Func<int[], Tensor> loss)
    {
        var random = new StableRandom(seed, FormattableString.Invariant($"{label}/epoch/{epoch}"));
        manual_seed(random.Next(int.MaxValue));
        int[] order = [.. Enumerable.Range(0, items)];
        random.Shuffle<int>(order);
        model.train();
        double sum = 0;
        for (int from = 0; from < items; from += options.BatchSize)
        {
            task.Token.ThrowIfCancellationRequested();
            int[] batch = order[from..Math.Min(from + options.BatchSize, items)];
            using var scope = NewDisposeScope();
            // From the epoch's number, not from a count kept: a training taken up again goes on as it would have.
            optimizer.LearningRate = options.LearningRateAt((epoch - 1 + ((from + batch.Length) / (double)items)) / options.Epochs);
            optimizer.zero_grad();
            Tensor mean = loss(batch);
            // Only the way forward draws random numbers, for dropout.
            using IDisposable others = TrainingTurn.Yield();
            mean.backward();
            if (options.ClipNorm is { } norm)
                nn.utils.clip_grad_norm_(model.parameters(), norm);
            optimizer.step();
            sum += batch.Length * mean.item<float>();
        }
        return sum / items;
    }

    private static double Evaluate(Module model, Func<double> loss)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        model.eval();
        return loss();
    }
}
