using MerWorkbench.Learning;
using MerWorkbench.Lyrics.Bert;

namespace MerWorkbench.Experiments;

/// <summary>Encoders of texts that learn with the classifier behind them.</summary>
public static class FineTuning
{
    /// <summary>A learner that begins with a BERT as it is, and leaves that one as it is; its corpus is of <see cref="TextCorpus.Pieces"/>.</summary>
    /// <param name="encoder">The encoder; it must live as long as the learner.</param>
    /// <param name="options">How the classifier is built and both are trained.</param>
    public static EncoderLearner Of(BertEncoder encoder, TextOptions options) => new(encoder.Network.Copy, $"{encoder.Name} {encoder.Hash}", encoder.Dimension, options);
}
