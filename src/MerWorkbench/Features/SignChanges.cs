using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MerWorkbench.Features;

/// <summary>Counts how often samples cross a level.</summary>
internal static class SignChanges
{
    /// <summary>The level just below which librosa calls a sample negative: what is not below -1e-10 counts as positive.</summary>
    public static readonly float Librosa = MathF.BitDecrement(-1e-10f);

    /// <summary>How many neighbours lie on two sides of a level, a sample at the level counting as below it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Count(ReadOnlySpan<float> samples, float level)
    {
        ref float x = ref MemoryMarshal.GetReference(samples);
        var levels = Vector256.Create(level);
        var changes = Vector256<int>.Zero;
        int i = 0;
        for (; i + Vector256<float>.Count < samples.Length; i += Vector256<float>.Count)
        {
            var here = Vector256.GreaterThan(Vector256.LoadUnsafe(ref x, (nuint)i), levels);
            var next = Vector256.GreaterThan(Vector256.LoadUnsafe(ref x, (nuint)i + 1), levels);
            changes -= (here ^ next).AsInt32();
        }
        int count = Vector256.Sum(changes);
        for (; i + 1 < samples.Length; i++)
            count += samples[i] > level != samples[i + 1] > level ? 1 : 0;
        return count;
    }
}
