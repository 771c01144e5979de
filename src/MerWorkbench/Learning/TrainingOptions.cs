using System.Globalization;

namespace MerWorkbench.Learning;

/// <summary>How a network is trained: Adam over batches drawn anew each epoch.</summary>
public sealed record TrainingOptions
{
    /// <summary>Passes over the training part.</summary>
    public required int Epochs { get; init; }

    /// <summary>Items a step; default 32.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Adam's step size; default 3e-4.</summary>
    public double LearningRate { get; init; } = 3e-4;

    /// <summary>
    /// Whether the step size climbs to <see cref="LearningRate"/> over the first tenth of the steps and falls to nothing by the last, as half a
    /// cosine: large steps while they pay, and an end that does not hang on which epoch came last. Default: one size throughout.
    /// </summary>
    public bool OneCycle { get; init; }

    /// <summary>Adam's L2 penalty; default none.</summary>
    public double WeightDecay { get; init; }

    /// <summary>The largest norm a step's gradient may have; null leaves it as it is. Default 5.</summary>
    public double? ClipNorm { get; init; } = 5;

    /// <summary>
    /// Epochs without a better validation loss before training stops and the best epoch's weights are taken back; null, the
    /// default, trains all epochs.
    /// </summary>
    public int? Patience { get; init; }

    /// <summary>The same where there is a validation part; all epochs where there is none to be patient with.</summary>
    internal TrainingOptions WithPatience(bool isValidated) => isValidated ? this : this with { Patience = null };

    /// <summary>The step size at a moment of the training.</summary>
    /// <param name="share">How much of the training is done, from 0 to 1.</param>
    internal double LearningRateAt(double share)
    {
        const double Climb = 0.1;
        return !OneCycle ? LearningRate
            : share < Climb ? LearningRate * share / Climb
            : LearningRate * (1 + Math.Cos(Math.PI * (share - Climb) / (1 - Climb))) / 2;
    }

    /// <summary>Every parameter with its value, one a line; part of what names a run.</summary>
    public string Parameters => string.Create(CultureInfo.InvariantCulture, $"""
        optimizer = Adam, learning rate {LearningRate}{(OneCycle ? " after a tenth of the steps, to 0 by the last as half a cosine" : "")}, weight decay {WeightDecay}, betas 0.9 0.999
        epochs = {Epochs}
        batch = {BatchSize} items, order drawn anew each epoch
        gradient norm = {(ClipNorm is { } norm ? string.Create(CultureInfo.InvariantCulture, $"at most {norm}") : "as it comes")}
        early stopping = {(Patience is { } patience ? string.Create(CultureInfo.InvariantCulture, $"patience {patience} epochs, best epoch kept") : "none")}
        """);
}
