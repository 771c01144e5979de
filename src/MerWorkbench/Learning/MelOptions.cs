using MerWorkbench.Models;

namespace MerWorkbench.Learning;

/// <summary>How a classifier of log-mel spectrograms is built and trained.</summary>
public sealed record MelOptions
{
    /// <summary>The network.</summary>
    public MelCnnOptions Network { get; init; } = new();

    /// <summary>
    /// Frames of a piece, the constant size that the network sees: in training a piece of each item at a place drawn anew each epoch; in testing pieces side
    /// by side over the whole item, the last one ending where it ends, whose probabilities are averaged. An item that is shorter is followed by its mean.
    /// Default 128, which is 6 s of frames 46 ms apart.
    /// </summary>
    public int PieceFrames { get; init; } = 128;

    /// <summary>Whether a class counts the more the rarer it is (<see cref="ClassWeights"/>); default yes.</summary>
    public bool WeighsClasses { get; init; } = true;

    /// <summary>How it is trained.</summary>
    public TrainingOptions Training { get; init; } = new() { Epochs = 40, BatchSize = 16, LearningRate = 3e-3, OneCycle = true };
}
