using System.Collections.Immutable;
using MerWorkbench.Experiments;
using MerWorkbench.Learning;
using MerWorkbench.Models;

namespace MerWorkbench.Papers.Parisi2019;

/// <summary>An encoder and the head behind it.</summary>
/// <param name="Encoder">The encoder: <c>elmo</c>, <c>bert</c> or <c>fasttext</c>.</param>
/// <param name="Head">The head.</param>
/// <param name="TunesVectors">Whether the vectors learn with the head; not in any of the paper's seven pairs, as far as is known.</param>
internal sealed record Parisi2019Pair(string Encoder, TextHead Head, bool TunesVectors = false)
{
    /// <summary>The paper's seven pairs, and those whose word vectors learn too.</summary>
    public static ImmutableArray<Parisi2019Pair> All { get; } =
    [
        new("elmo", TextHead.Dense), new("elmo", TextHead.BiLstm),
        new("bert", TextHead.Dense), new("bert", TextHead.BiLstm),
        new("fasttext", TextHead.Dense), new("fasttext", TextHead.Lstm), new("fasttext", TextHead.BiLstmAttention),
        new("fasttext", TextHead.Dense, TunesVectors: true), new("fasttext", TextHead.BiLstmAttention, TunesVectors: true),
    ];

    /// <summary>The learner of a profile. Nothing of the paper's training is known here.</summary>
    public TextLearner LearnerOf(Profile profile) => new(OptionsOf(Head, profile, TunesVectors));

    /// <summary>The heads behind a BERT that learns with them, an option beside the pairs.</summary>
    public static ImmutableArray<TextHead> FineTuned { get; } = [TextHead.Dense, TextHead.BiLstm];

    /// <summary>How a head and the BERT before it are trained in a profile: by the rates of BERT's paper where somebody trained it, else as a network that begins anew.</summary>
    public static TextOptions FineTuning(TextHead head, Profile profile, bool isTrained) => new()
    {
        Network = new() { Head = head, Dropout = 0.1 },
        Training = profile switch
        {
            Profile.Smoke => new() { Epochs = 1, LearningRate = 1e-3 },
            _ when isTrained => new() { Epochs = 4, LearningRate = 3e-5, BatchSize = 16, OneCycle = true },
            Profile.Quick => new() { Epochs = 30, LearningRate = 5e-4, Patience = 6 },
            _ => new() { Epochs = 100, LearningRate = 2e-4, Patience = 15 },
        },
    };

    /// <summary>How a head is built and trained in a profile.</summary>
    public static TextOptions OptionsOf(TextHead head, Profile profile, bool tunesVectors = false) => new()
    {
        Network = new() { Head = head },
        TunesVectors = tunesVectors,
        TrainsOnAll = tunesVectors,
        Training = profile switch
        {
            Profile.Smoke => new() { Epochs = 1, LearningRate = 1e-3 },
            // Thousands of words that each occur in a few texts move too little at the rate that suits a head alone. A head of its own has some 300 texts
            // of études, ten steps an epoch: 20 epochs of 1e-3 ended with the loss of training and validation still falling.
            Profile.Quick => tunesVectors ? new() { Epochs = 30, LearningRate = 5e-3, Patience = 6 } : new() { Epochs = 40, LearningRate = 3e-3, Patience = 8 },
            _ => new() { Epochs = 100, LearningRate = tunesVectors ? 2e-3 : 1e-3, Patience = 15 },
        },
    };
}
