using MerWorkbench.Foundation;
using MerWorkbench.Torch;
using MerWorkbench.Torch.Modules;
using static MerWorkbench.Torch.torch;
using static MerWorkbench.Torch.torch.nn;
using static MerWorkbench.Torch.torch.nn.utils;

namespace MerWorkbench.Models;

/// <summary>
/// The classifiers of Parisi et al. (2019) behind the vectors of a text: dense, LSTM, BiLSTM, BiLSTM with attention.
/// </summary>
/// <remarks>
/// Attention is that of Bahdanau et al. (2015) with one query learned: token t has the weight softmax_t(v . tanh(W h_t + b)), h_t being its
/// state, over the tokens that are there. Sequences are packed, so that the padding behind a short text takes no part in either direction.
/// <para>Weights with d dimensions, u units, c classes: dense 256 d + 256 + 257 c; LSTM 4u (d + u + 2) + c (u + 1); BiLSTM
/// 8u (d + u + 2) + c (2u + 1); attention adds 2u (2u + 1) + 2u.</para>
/// </remarks>
public sealed class TextClassifier : Module<Tensor, Tensor, Tensor>
{
    private readonly Dropout dropout;
    private readonly Linear output;
    private readonly Linear? dense, keys, query;
    private readonly LSTM? recurrent;

    /// <summary>Builds the network; the weights come from torch's random generator.</summary>
    /// <param name="dimension">Numbers of a vector.</param>
    /// <param name="classes">Classes, at least 2.</param>
    /// <param name="options">Its head and sizes.</param>
    /// <param name="longest">
    /// Tokens of the longest text: heads that read the last state begin with memories of 1 token to so many (Tallec and Ollivier 2018), for a word that
    /// tells the class may stand anywhere. Null where weights follow that are known.
    /// </param>
    /// <exception cref="ArgumentException">A size is out of range.</exception>
    public TextClassifier(int dimension, int classes, TextClassifierOptions options, int? longest = null)
        : base(nameof(TextClassifier))
    {
        options.Validate();
        Check.Positive(dimension);
        Check.InRange(classes, 2, int.MaxValue);
        dropout = Dropout(options.Dropout);
        int states = options.RecurrentUnits * (options.Head == TextHead.Lstm ? 1 : 2);
        if (options.Head == TextHead.Dense)
            dense = Linear(dimension, options.DenseUnits);
        else
            recurrent = LSTM(dimension, options.RecurrentUnits, batchFirst: true, bidirectional: options.Head != TextHead.Lstm);
        if (options.Head == TextHead.BiLstmAttention)
        {
            keys = Linear(states, states);
            query = Linear(states, 1, hasBias: false);
        }
        else if (recurrent is not null && longest is { } steps)
            MemorySpan.Spread(recurrent, options.RecurrentUnits, steps);
        output = Linear(dense is null ? states : options.DenseUnits, classes);
        RegisterComponents();
    }

    /// <summary>The score of each class, whose softmax is its probability.</summary>
    /// <param name="vectors">
    /// The tokens' vectors, padded behind, <c>[batch, tokens, dimension]</c>, of which the dense head reads the mean; or for the dense head
    /// those of whole texts, <c>[batch, 1, dimension]</c>.
    /// </param>
    /// <param name="lengths">How many tokens each text has, at least 1, <c>[batch]</c>, int64.</param>
    /// <returns><c>[batch, classes]</c>.</returns>
    public override Tensor forward(Tensor vectors, Tensor lengths)
    {
        using var scope = NewDisposeScope();
        return output.call(dropout.call(Read(vectors, lengths).States)).MoveToOuterDisposeScope();
    }

    /// <summary>How much each token counts for the classes: above 0, summing to 1 over a text, 0 behind its end.</summary>
    /// <param name="vectors">As for <see cref="forward"/>.</param>
    /// <param name="lengths">As for <see cref="forward"/>.</param>
    /// <returns><c>[batch, tokens]</c>.</returns>
    /// <exception cref="InvalidOperationException">The head has no attention.</exception>
    public Tensor Attention(Tensor vectors, Tensor lengths)
    {
        using var scope = NewDisposeScope();
        Tensor weights = Read(vectors, lengths).Weights ?? throw new InvalidOperationException("Only a head with attention has weights of tokens.");
        return weights.MoveToOuterDisposeScope();
    }

    // Over the tokens that are there; of a single vector, that vector.
    private static Tensor Mean(Tensor vectors, Tensor lengths)
    {
        Tensor here = arange(vectors.shape[1]).unsqueeze(0).lt(lengths.unsqueeze(1)).to(ScalarType.Float32).unsqueeze(2);
        return (vectors * here).sum(1) / lengths.to(ScalarType.Float32).unsqueeze(1);
    }

    private (Tensor States, Tensor? Weights) Read(Tensor vectors, Tensor lengths)
    {
        if (dense is not null)
            return (functional.relu(dense.call(dropout.call(Mean(vectors, lengths)))), null);
        using rnn.PackedSequence packed = rnn.pack_padded_sequence(dropout.call(vectors), lengths, batch_first: true, enforce_sorted: false);
        var (states, last, _) = recurrent!.call(packed);
        if (keys is null)
            return (last.transpose(0, 1).flatten(1), null);
        var (all, _) = rnn.pad_packed_sequence(states, batch_first: true, total_length: vectors.shape[1]);
        Tensor behind = arange(vectors.shape[1]).unsqueeze(0).ge(lengths.unsqueeze(1));
        Tensor weights = functional.softmax(query!.call(functional.tanh(keys.call(all))).squeeze(2).masked_fill(behind, double.NegativeInfinity), 1);
        return (weights.unsqueeze(1).matmul(all).squeeze(1), weights);
    }
}
