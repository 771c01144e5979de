using MerWorkbench.Foundation;

namespace MerWorkbench.Lyrics;

/// <summary>Turns texts into vectors: a table of word vectors, or a network that reads the whole text. It never changes while it is used.</summary>
public interface ITextEncoder
{
    /// <summary>The kind and the model's own name: <c>fasttext-etudes</c>, <c>bert-base-uncased</c>, <c>elmo-small</c>. Part of folder names: letters, digits, <c>.</c>, <c>_</c> and <c>-</c>.</summary>
    string Name { get; }

    /// <summary>Digest of the weights and of every setting that would change a vector, 64 hexadecimal digits: the store's key part.</summary>
    string Hash { get; }

    /// <summary>How many numbers a vector has.</summary>
    int Dimension { get; }

    /// <summary>Whether words are looked up in a table, which is sooner done than vectors are read from a file: a store then keeps none. Default no.</summary>
    bool IsTable => false;

    /// <summary>Encodes texts. Batches, pads and masks within: a text's vectors do not depend on its neighbours.</summary>
    /// <param name="texts">The texts, each with at least one token.</param>
    /// <param name="token">Stops between two batches.</param>
    /// <returns>One encoding a text, in their order.</returns>
    /// <exception cref="MerException">A text has no token, is too long for the encoder, or is no valid Unicode; the message says which.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    IReadOnlyList<TextEncoding> Encode(IReadOnlyList<string> texts, CancellationToken token = default);
}
