using MerWorkbench.Models;
using MerWorkbench.Torch;
using static MerWorkbench.Torch.torch;
using static MerWorkbench.Torch.torch.nn;

namespace MerWorkbench.Learning;

/// <summary>An encoder of texts and the classifier behind it, which learn together.</summary>
internal sealed class TunedEncoder : Module<Tensor, Tensor, Tensor>
{
    // The marks at both ends of a text.
    private const int Marks = 2;

    private readonly Module<Tensor, Tensor?, Tensor> encoder;
    private readonly TextClassifier classifier;
    private readonly bool pools;

    /// <summary>Puts the two together; both are this object's to dispose of.</summary>
    /// <param name="encoder">Numbers of pieces and where there are some, in; a vector for each out.</param>
    /// <param name="classifier">The classifier.</param>
    /// <param name="pools">Whether it reads the mean over the pieces, without the marks at both ends; else all of them with the marks.</param>
    public TunedEncoder(Module<Tensor, Tensor?, Tensor> encoder, TextClassifier classifier, bool pools)
        : base(nameof(TunedEncoder))
    {
        (this.encoder, this.classifier, this.pools) = (encoder, classifier, pools);
        RegisterComponents();
    }

    /// <summary>The score of each class.</summary>
    /// <param name="pieces">Numbers of pieces with the marks around, padded behind, int64 <c>[batch, tokens]</c>.</param>
    /// <param name="lengths">How many each text has, at least 3, int64 <c>[batch]</c>.</param>
    /// <returns><c>[batch, classes]</c>.</returns>
    public override Tensor forward(Tensor pieces, Tensor lengths)
    {
        using var scope = NewDisposeScope();
        long longest = pieces.shape[1];
        Tensor vectors = encoder.call(pieces, arange(longest).unsqueeze(0).lt(lengths.unsqueeze(1)));
        Tensor scores = pools ? classifier.call(vectors.narrow(1, 1, longest - Marks), lengths - Marks) : classifier.call(vectors, lengths);
        return scores.MoveToOuterDisposeScope();
    }
}
