using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Learning;

/// <summary>Sequences of several lengths as one block, filled up behind with zeros.</summary>
internal static class Padding
{
    /// <summary>Some sequences, filled up to the longest of them.</summary>
    /// <param name="sequences">All, each of steps of <paramref name="width"/> values.</param>
    /// <param name="items">Which.</param>
    /// <param name="width">Values a step.</param>
    /// <returns>The block <c>[items, steps, width]</c>, its steps, and how many of them each sequence has, <c>[items]</c>, int64.</returns>
    public static (T[] Values, int Longest, Tensor Lengths) Of<T>(T[][] sequences, ReadOnlySpan<int> items, int width)
    {
        var lengths = new long[items.Length];
        for (int i = 0; i < items.Length; i++)
            lengths[i] = sequences[items[i]].Length / width;
        int longest = (int)lengths.Max();
        var values = new T[items.Length * longest * width];
        for (int i = 0; i < items.Length; i++)
            sequences[items[i]].CopyTo(values, i * longest * width);
        return (values, longest, tensor(lengths, [items.Length]));
    }
}
