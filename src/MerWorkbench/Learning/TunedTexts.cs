using MerWorkbench.Models;
using MerWorkbench.Torch;
using MerWorkbench.Torch.Modules;
using static MerWorkbench.Torch.torch;
using static MerWorkbench.Torch.torch.nn;

namespace MerWorkbench.Learning;

/// <summary>A classifier of texts with the vectors of the words it is trained on, which learn with it.</summary>
internal sealed class TunedTexts : Module<Tensor, Tensor, Tensor>
{
    private readonly TextClassifier classifier;
    private readonly Embedding words;
    private readonly long[][] rows;

    /// <summary>Begins with the vectors as they are.</summary>
    public TunedTexts(TextClassifier classifier, WordTable table, TextBatch texts)
        : base(nameof(TunedTexts))
    {
        this.classifier = classifier;
        rows = texts.RowsIn(table);
        words = Embedding(table.Count, texts.Dimension);
        using (no_grad())
        using (Tensor given = tensor(table.Values(), [table.Count, texts.Dimension]))
            words.weight.copy_(given);
        RegisterComponents();
    }

    /// <summary>The vectors as they are now, row after row.</summary>
    public float[] Words => words.weight.detach().data<float>().ToArray();

    /// <summary>The scores of texts, given the rows of their words and their lengths.</summary>
    public override Tensor forward(Tensor tokens, Tensor lengths)
    {
        using var scope = NewDisposeScope();
        return classifier.call(words.call(tokens), lengths).MoveToOuterDisposeScope();
    }

    // The classifier goes on without it.
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            words.Dispose();
    }

    /// <summary>The scores of some texts, whose words are filled up behind to the longest with row 0, which no head looks at there: <c>[items, classes]</c>.</summary>
    public Tensor Scores(ReadOnlySpan<int> items)
    {
        var (tokens, longest, lengths) = Padding.Of(rows, items, width: 1);
        return call(tensor(tokens, [items.Length, longest]), lengths);
    }
}
