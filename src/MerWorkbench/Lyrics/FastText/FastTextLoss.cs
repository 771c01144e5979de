namespace MerWorkbench.Lyrics.FastText;

/// <summary>How a fastText model was scored in training; the numbers are those in its file.</summary>
public enum FastTextLoss
{
    /// <summary>A tree of binary choices.</summary>
    HierarchicalSoftmax = 1,

    /// <summary>The word against a few drawn at random.</summary>
    NegativeSampling = 2,

    /// <summary>All classes at once.</summary>
    Softmax = 3,

    /// <summary>One binary choice a class.</summary>
    OneVersusAll = 4,
}
