using MerWorkbench.Features;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Learning;

/// <summary>Examples as tensors: inputs padded behind to the longest clip, labels beside.</summary>
internal sealed class SequenceBatch
{
    private readonly Tensor inputs, lastPieces, targets;

    /// <summary>Puts examples into tensors that belong to the current dispose scope.</summary>
    public SequenceBatch(IReadOnlyList<Example> examples, Standardizer inputScale, Standardizer targetScale)
    {
        Count = examples.Count;
        int pieces = examples.Max(example => example.Inputs[0].Frames), bins = examples[0].Inputs[0].Bins;
        int axes = examples[0].Targets.Count;
        var input = new float[Count * pieces * bins];
        var last = new long[Count];
        var target = new float[Count * axes];
        for (int i = 0; i < Count; i++)
        {
            FeatureMatrix sequence = examples[i].Inputs[0];
            int frames = sequence.Frames;
            Span<float> clip = input.AsSpan(i * pieces * bins, frames * bins);
            for (int piece = 0; piece < frames; piece++)
                sequence.Row(piece).CopyTo(clip[(piece * bins)..]);
            inputScale.TransformInPlace(clip);
            last[i] = frames - 1;
            double[] label = targetScale.Transform([.. examples[i].Targets]);
            for (int axis = 0; axis < axes; axis++)
                target[(i * axes) + axis] = (float)label[axis];
        }
        inputs = tensor(input, [Count, pieces, bins]);
        lastPieces = tensor(last, [Count]);
        targets = tensor(target, [Count, axes]);
    }

    /// <summary>How many examples.</summary>
    public int Count { get; }

    /// <summary>Features of a piece.</summary>
    public long Features => inputs.shape[2];

    /// <summary>Some of the examples, with the labels of some axes.</summary>
    public (Tensor Inputs, Tensor LastPieces, Tensor Targets) Take(ReadOnlySpan<int> indices, long[] axes)
    {
        var chosen = new long[indices.Length];
        for (int i = 0; i < chosen.Length; i++)
            chosen[i] = indices[i];
        Tensor rows = tensor(chosen, [chosen.Length]);
        return (inputs.index_select(0, rows), lastPieces.index_select(0, rows), LabelsOf(targets.index_select(0, rows), axes));
    }

    /// <summary>All examples, with the labels of some axes.</summary>
    public (Tensor Inputs, Tensor LastPieces, Tensor Targets) All(long[] axes) => (inputs, lastPieces, LabelsOf(targets, axes));

    private static Tensor LabelsOf(Tensor rows, long[] axes) => rows.index_select(1, tensor(axes, [axes.Length]));
}
