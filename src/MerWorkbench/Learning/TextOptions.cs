using MerWorkbench.Models;

namespace MerWorkbench.Learning;

/// <summary>How a classifier of texts is built and trained.</summary>
public sealed record TextOptions
{
    /// <summary>The network behind the vectors.</summary>
    public TextClassifierOptions Network { get; init; } = new();

    /// <summary>Whether a class counts the more the rarer it is (<see cref="ClassWeights"/>); default yes.</summary>
    public bool WeighsClasses { get; init; } = true;

    /// <summary>The most tokens of a text that recurrent heads read, from its beginning; default 256.</summary>
    public int MostTokens { get; init; } = 256;

    /// <summary>How it is trained.</summary>
    public TrainingOptions Training { get; init; } = new() { Epochs = 20, LearningRate = 1e-3, Patience = 4 };
}
