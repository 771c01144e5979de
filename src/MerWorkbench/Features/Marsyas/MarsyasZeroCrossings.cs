using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MerWorkbench.Features.Marsyas;

/// <summary>Marsyas's rate of zero crossings, which counts from one.</summary>
public sealed class MarsyasZeroCrossings : IDescriptor
{
    private MarsyasZeroCrossings()
    {
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = MarsyasInfo.Of("zero crossings", FeatureGroup.LowLevel, "1", "1 / frame length to 1",
        "One plus the number of neighbouring samples of strictly opposite sign, divided by the frame length. A sample of 0 has no sign.", "ZeroCrossings");

    /// <summary>The rate of one frame, without window.</summary>
    /// <param name="frame">Its samples, at least one.</param>
    /// <returns>1 / length for silence.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Of(ReadOnlySpan<float> frame)
    {
        ref float x = ref MemoryMarshal.GetReference(frame);
        var zero = Vector256<float>.Zero;
        var crossings = Vector256<int>.Zero;
        int i = 0;
        for (; i + Vector256<float>.Count < frame.Length; i += Vector256<float>.Count)
        {
            var here = Vector256.LoadUnsafe(ref x, (nuint)i);
            var next = Vector256.LoadUnsafe(ref x, (nuint)i + 1);
            crossings -= ((Vector256.LessThan(here, zero) & Vector256.GreaterThan(next, zero))
                | (Vector256.GreaterThan(here, zero) & Vector256.LessThan(next, zero))).AsInt32();
        }
        int count = Vector256.Sum(crossings);
        for (; i + 1 < frame.Length; i++)
            count += (frame[i] < 0 && frame[i + 1] > 0) || (frame[i] > 0 && frame[i + 1] < 0) ? 1 : 0;
        return (1f + count) / frame.Length;
    }
}
