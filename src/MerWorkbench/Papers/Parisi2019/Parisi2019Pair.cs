using System.Collections.Immutable;
using MerWorkbench.Experiments;
using MerWorkbench.Learning;
using MerWorkbench.Models;

namespace MerWorkbench.Papers.Parisi2019;

/// <summary>An encoder and the head behind it.</summary>
/// <param name="Encoder">The encoder: <c>elmo</c>, <c>bert</c> or <c>fasttext</c>.</param>
/// <param name="Head">The head.</param>
internal sealed record Parisi2019Pair(string Encoder, TextHead Head)
{
    /// <summary>The seven pairs.</summary>
    public static ImmutableArray<Parisi2019Pair> All { get; } =
    [
        new("elmo", TextHead.Dense), new("elmo", TextHead.BiLstm),
        new("fasttext", TextHead.Dense), new("fasttext", TextHead.Lstm), new("fasttext", TextHead.BiLstmAttention),
    ];

    /// <summary>The learner of a profile. Nothing of the paper's training is known here.</summary>
    public TextLearner LearnerOf(Profile profile) => new(OptionsOf(Head, profile));

    /// <summary>How a head is built and trained in a profile.</summary>
    public static TextOptions OptionsOf(TextHead head, Profile profile) => new()
    {
        Network = new() { Head = head },
        Training = profile switch
        {
            Profile.Smoke => new() { Epochs = 1, LearningRate = 1e-3 },
            Profile.Quick => new() { Epochs = 20, LearningRate = 1e-3, Patience = 4 },
            _ => new() { Epochs = 60, LearningRate = 5e-4, Patience = 8 },
        },
    };
}
