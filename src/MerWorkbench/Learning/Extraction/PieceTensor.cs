using MerWorkbench.Features;
using MerWorkbench.Foundation;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Learning.Extraction;

/// <summary>Frames of clips as a convolutional network reads them.</summary>
internal static class PieceTensor
{
    /// <summary>The moments of each band over all frames of clips.</summary>
    public static Standardizer ScaleOf(IReadOnlyList<Example> examples, int input)
    {
        int bands = examples[0].Inputs[input].Bins;
        var values = new float[examples.Sum(example => example.Inputs[input].Values.Length)];
        int at = 0;
        foreach (Example example in examples)
        {
            example.Inputs[input].Values.Span.CopyTo(values.AsSpan(at));
            at += example.Inputs[input].Values.Length;
        }
        return Standardizer.Fit(values, bands);
    }

    /// <summary>
    /// The pieces of clips, <c>[clips * pieces, bands, frames]</c>, piece after piece of each clip: the first frames of each equal
    /// part, standardised; where a part has fewer, zeros behind.
    /// </summary>
    /// <exception cref="MerException">A clip has fewer frames than pieces.</exception>
    public static Tensor Of(IReadOnlyList<Example> examples, int input, Standardizer scale, int pieces, int frames)
    {
        int bands = examples[0].Inputs[input].Bins;
        var values = new float[examples.Count * pieces * bands * frames];
        for (int clip = 0; clip < examples.Count; clip++)
        {
            FeatureMatrix matrix = examples[clip].Inputs[input];
            if (matrix.Frames < pieces)
                throw new MerException($"{matrix.Frames} frames cannot be cut into {pieces} pieces.", examples[clip].Id);
            float[] scores = matrix.Values.ToArray();
            scale.TransformInPlace(scores);
            for (int piece = 0; piece < pieces; piece++)
            {
                int from = (int)((long)piece * matrix.Frames / pieces), to = (int)((piece + 1L) * matrix.Frames / pieces);
                int start = ((clip * pieces) + piece) * bands * frames;
                for (int frame = 0; frame < Math.Min(frames, to - from); frame++)
                {
                    for (int band = 0; band < bands; band++)
                        values[start + (band * frames) + frame] = scores[((from + frame) * bands) + band];
                }
            }
        }
        return tensor(values, [examples.Count * pieces, bands, frames]);
    }

    /// <summary>The rows of a tensor at some places.</summary>
    public static Tensor Take(Tensor rows, int[] items) => rows.index_select(0, tensor([.. items.Select(item => (long)item)], [items.Length]));
}
