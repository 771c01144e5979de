namespace MerWorkbench.Lyrics.FastText;

/// <summary>What a fastText model was trained to do; the numbers are those in its file.</summary>
public enum FastTextModelKind
{
    /// <summary>Guess a word from the mean of those around it (continuous bag of words).</summary>
    Cbow = 1,

    /// <summary>Guess the words around from a word.</summary>
    SkipGram = 2,

    /// <summary>Guess the label of a line.</summary>
    Supervised = 3,
}
