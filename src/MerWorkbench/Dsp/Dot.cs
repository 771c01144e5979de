using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MerWorkbench.Dsp;

/// <summary>Sums of products in a fixed order, so that every machine with fused multiply-add gives the same bits.</summary>
internal static class Dot
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Product(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        ref float x = ref MemoryMarshal.GetReference(a);
        ref float y = ref MemoryMarshal.GetReference(b);
        int count = Math.Min(a.Length, b.Length), i = 0;
        float sum = 0;
        if (count >= 8)
        {
            var first = Vector256<float>.Zero;
            var second = Vector256<float>.Zero;
            for (; i <= count - 16; i += 16)
            {
                first = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref x, (nuint)i), Vector256.LoadUnsafe(ref y, (nuint)i), first);
                second = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref x, (nuint)i + 8), Vector256.LoadUnsafe(ref y, (nuint)i + 8), second);
            }
            if (i <= count - 8)
            {
                first = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref x, (nuint)i), Vector256.LoadUnsafe(ref y, (nuint)i), first);
                i += 8;
            }
            sum = Vector256.Sum(first + second);
        }
        for (; i < count; i++)
            sum = MathF.FusedMultiplyAdd(Unsafe.Add(ref x, i), Unsafe.Add(ref y, i), sum);
        return sum;
    }

    /// <summary>The sum; blocks of 64 in float, their sums in double, so that a thousand equal values do not all round one way.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Sum(ReadOnlySpan<float> a)
    {
        const int Block = 64;
        ref float x = ref MemoryMarshal.GetReference(a);
        var low = Vector256<double>.Zero;
        var high = Vector256<double>.Zero;
        int i = 0;
        while (i <= a.Length - Block)
        {
            var first = Vector256.LoadUnsafe(ref x, (nuint)i);
            var second = Vector256.LoadUnsafe(ref x, (nuint)i + 8);
            int end = i + Block;
            for (i += 16; i < end; i += 16)
            {
                first += Vector256.LoadUnsafe(ref x, (nuint)i);
                second += Vector256.LoadUnsafe(ref x, (nuint)i + 8);
            }
            var sum = first + second;
            low += Vector256.WidenLower(sum);
            high += Vector256.WidenUpper(sum);
        }
        double total = Vector256.Sum(low + high);
        for (; i < a.Length; i++)
            total += Unsafe.Add(ref x, i);
        return total;
    }

    /// <summary>The sum of weight x (value - center)^2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float SquaredDistance(ReadOnlySpan<float> weights, ReadOnlySpan<float> values, float center)
    {
        ref float w = ref MemoryMarshal.GetReference(weights);
        ref float x = ref MemoryMarshal.GetReference(values);
        int count = Math.Min(weights.Length, values.Length), i = 0;
        var middle = Vector256.Create(center);
        var sums = Vector256<float>.Zero;
        for (; i <= count - 8; i += 8)
        {
            var distance = Vector256.LoadUnsafe(ref x, (nuint)i) - middle;
            sums = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref w, (nuint)i) * distance, distance, sums);
        }
        float sum = Vector256.Sum(sums);
        for (; i < count; i++)
            sum += Unsafe.Add(ref w, i) * (Unsafe.Add(ref x, i) - center) * (Unsafe.Add(ref x, i) - center);
        return sum;
    }
}
