using MerWorkbench.Models;

namespace MerWorkbench.Learning;

/// <summary>How a classifier of texts is built and trained.</summary>
public sealed record TextOptions
{
    /// <summary>The network behind the vectors.</summary>
    public TextClassifierOptions Network { get; init; } = new();

    /// <summary>Whether a class counts the more the rarer it is (<see cref="ClassWeights"/>); default yes.</summary>
    public bool WeighsClasses { get; init; } = true;

    /// <summary>
    /// Whether the vectors of the words go on learning with the network; default not: they are frozen. Only for encoders that give a word the same
    /// vector everywhere: each different vector of the training part becomes a row that is learned, beginning where the encoder put it; words that
    /// the training part does not have keep theirs. The dense head then reads the mean of the words.
    /// </summary>
    public bool TunesVectors { get; init; }

    /// <summary>
    /// Whether, once the validation part has said how many epochs are best, a network begins anew and learns for so many from the validation part too;
    /// default not. Of no account where there is no validation part.
    /// </summary>
    public bool TrainsOnAll { get; init; }

    /// <summary>The most tokens of a text that recurrent heads read, from its beginning; default 256.</summary>
    public int MostTokens { get; init; } = 256;

    /// <summary>How it is trained.</summary>
    public TrainingOptions Training { get; init; } = new() { Epochs = 20, LearningRate = 1e-3, Patience = 4 };
}
