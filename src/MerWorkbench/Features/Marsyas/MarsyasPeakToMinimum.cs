using System.Numerics.Tensors;

namespace MerWorkbench.Features.Marsyas;

/// <summary>How far the strongest pitch class stands above the weakest.</summary>
public sealed class MarsyasPeakToMinimum : IDescriptor
{
    private MarsyasPeakToMinimum()
    {
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = MarsyasInfo.Of("chroma peak to minimum", FeatureGroup.Tonal, "1", "1 upwards; 0 where a class is empty",
        "The largest chroma value divided by the smallest.", "PeakRatio, Minimum");

    /// <summary>The ratio of one frame's chroma.</summary>
    /// <param name="chroma">Its values, none negative.</param>
    /// <returns>0 where a value is 0, as Marsyas has it.</returns>
    public static float Of(ReadOnlySpan<float> chroma) =>
        TensorPrimitives.Min(chroma) is > 0 and float least ? TensorPrimitives.Max(chroma) / least : 0;
}
