using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MerWorkbench.Lyrics.FastText;

/// <summary>Sums of float32 in one order on every machine, whatever its registers are: eight lanes, then what is left.</summary>
internal static class FixedLanes
{
    /// <summary>The sum of products.</summary>
    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var lanes = MemoryMarshal.Cast<float, Vector256<float>>(a);
        var others = MemoryMarshal.Cast<float, Vector256<float>>(b[..a.Length]);
        Vector256<float> sums = default;
        for (int i = 0; i < lanes.Length; i++)
            sums += lanes[i] * others[i];
        Vector128<float> half = sums.GetLower() + sums.GetUpper();
        float sum = half[0] + half[1] + (half[2] + half[3]);
        for (int i = lanes.Length * Vector256<float>.Count; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    /// <summary>Adds a multiple: <paramref name="sum"/> += <paramref name="factor"/> * <paramref name="vector"/>.</summary>
    public static void Add(Span<float> sum, float factor, ReadOnlySpan<float> vector)
    {
        var lanes = MemoryMarshal.Cast<float, Vector256<float>>(sum);
        var others = MemoryMarshal.Cast<float, Vector256<float>>(vector[..sum.Length]);
        for (int i = 0; i < lanes.Length; i++)
            lanes[i] += others[i] * factor;
        for (int i = lanes.Length * Vector256<float>.Count; i < sum.Length; i++)
            sum[i] += vector[i] * factor;
    }
}
