using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MerWorkbench.Features;

/// <summary>Counts changes of sign as librosa does: what lies within 1e-10 of zero counts as positive.</summary>
internal static class SignChanges
{
    private const float Threshold = -1e-10f;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Count(ReadOnlySpan<float> samples)
    {
        ref float x = ref MemoryMarshal.GetReference(samples);
        var threshold = Vector256.Create(Threshold);
        var changes = Vector256<int>.Zero;
        int i = 0;
        for (; i + Vector256<float>.Count < samples.Length; i += Vector256<float>.Count)
        {
            var here = Vector256.LessThan(Vector256.LoadUnsafe(ref x, (nuint)i), threshold);
            var next = Vector256.LessThan(Vector256.LoadUnsafe(ref x, (nuint)i + 1), threshold);
            changes -= (here ^ next).AsInt32();
        }
        int count = Vector256.Sum(changes);
        for (; i + 1 < samples.Length; i++)
            count += samples[i] < Threshold != samples[i + 1] < Threshold ? 1 : 0;
        return count;
    }
}
