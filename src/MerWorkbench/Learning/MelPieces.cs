using MerWorkbench.Features;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Learning;

/// <summary>Spectrograms as a <see cref="Models.MelCnn"/> reads them: standardised, band after band, in pieces of one length.</summary>
internal sealed class MelPieces
{
    // [item]: [bands, frames], row-major.
    private readonly float[][] bands;
    private readonly int[] frames;
    private readonly int height, length;

    private MelPieces(float[][] bands, int[] frames, int height, int length, int[] labels) =>
        (this.bands, this.frames, this.height, this.length, Labels) = (bands, frames, height, length, labels);

    /// <summary>The class of each item.</summary>
    public int[] Labels { get; }

    /// <summary>How many items.</summary>
    public int Count => bands.Length;

    /// <summary>The moments of each band over all frames of examples.</summary>
    public static Standardizer ScaleOf(IReadOnlyList<Example> examples)
    {
        var values = new float[examples.Sum(example => example.Inputs[0].Values.Length)];
        int at = 0;
        foreach (Example example in examples)
        {
            example.Inputs[0].Values.Span.CopyTo(values.AsSpan(at));
            at += example.Inputs[0].Values.Length;
        }
        return Standardizer.Fit(values, examples[0].Inputs[0].Bins);
    }

    /// <summary>Standardises examples.</summary>
    /// <param name="examples">Their first input are the frames, <c>[frames, bands]</c>.</param>
    /// <param name="scale">The moments of the training part.</param>
    /// <param name="length">Frames of a piece.</param>
    public static MelPieces Of(IReadOnlyList<Example> examples, Standardizer scale, int length) => new(
        [.. examples.Select(example => Turned(example.Inputs[0], scale))], [.. examples.Select(example => example.Inputs[0].Frames)],
        examples[0].Inputs[0].Bins, length, [.. examples.Select(example => example.Targets.ToList().IndexOf(1))]);

    /// <summary>A piece of each of some items at a place drawn with torch's random generator, <c>[batch, bands, length]</c>.</summary>
    public Tensor Draw(int[] items) => Cut([.. items.Select(item =>
    {
        using Tensor chance = randint(Math.Max(1, frames[item] - length + 1), [1]);
        return (item, (int)chance.item<long>());
    })]);

    /// <summary>The pieces of an item side by side, the last one ending where it ends, <c>[pieces, bands, length]</c>.</summary>
    public Tensor All(int item)
    {
        int pieces = Math.Max(1, (frames[item] + length - 1) / length);
        return Cut([.. Enumerable.Range(0, pieces).Select(piece => (item, Math.Max(0, Math.Min(piece * length, frames[item] - length))))]);
    }

    private Tensor Cut(IReadOnlyList<(int Item, int From)> pieces)
    {
        Tensor cut = zeros([pieces.Count, height, length]);
        Span<float> room = cut.data<float>().Span;
        for (int i = 0; i < pieces.Count; i++)
        {
            var (item, from) = pieces[i];
            int count = Math.Min(length, frames[item] - from);
            for (int band = 0; band < height; band++)
                bands[item].AsSpan((band * frames[item]) + from, count).CopyTo(room[(((i * height) + band) * length)..]);
        }
        return cut;
    }

    private static float[] Turned(FeatureMatrix matrix, Standardizer scale)
    {
        float[] scores = matrix.Values.ToArray(), turned = new float[scores.Length];
        scale.TransformInPlace(scores);
        for (int frame = 0; frame < matrix.Frames; frame++)
        {
            for (int band = 0; band < matrix.Bins; band++)
                turned[(band * matrix.Frames) + frame] = scores[(frame * matrix.Bins) + band];
        }
        return turned;
    }
}
