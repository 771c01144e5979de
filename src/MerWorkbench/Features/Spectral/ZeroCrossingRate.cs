using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MerWorkbench.Features.Spectral;

/// <summary>How often a signal changes between positive and not positive, per sample: near 0 for low tones, about 0.5 for white noise.</summary>
public sealed class ZeroCrossingRate : IDescriptor
{
    private ZeroCrossingRate()
    {
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("zero crossing rate", FeatureGroup.LowLevel, "1", "0 to 1",
        "The number of changes between positive and not positive samples, divided by the number of samples.",
        "Peeters (2004), CUIDADO; Essentia 2.1 ZeroCrossingRate(threshold=0)");

    /// <summary>The rate of a frame without window.</summary>
    /// <param name="samples">Its samples.</param>
    /// <returns>Changes divided by samples; 0 where there are none.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Of(ReadOnlySpan<float> samples)
    {
        if (samples.IsEmpty)
            return 0;
        ref float x = ref MemoryMarshal.GetReference(samples);
        var changes = Vector256<int>.Zero;
        int i = 0;
        for (; i + Vector256<float>.Count < samples.Length; i += Vector256<float>.Count)
        {
            var here = Vector256.GreaterThan(Vector256.LoadUnsafe(ref x, (nuint)i), Vector256<float>.Zero);
            var next = Vector256.GreaterThan(Vector256.LoadUnsafe(ref x, (nuint)i + 1), Vector256<float>.Zero);
            changes -= (here ^ next).AsInt32();
        }
        int count = Vector256.Sum(changes);
        for (; i + 1 < samples.Length; i++)
            count += samples[i] > 0 != samples[i + 1] > 0 ? 1 : 0;
        return (float)count / samples.Length;
    }
}
