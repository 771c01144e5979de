using System.Numerics.Tensors;

namespace MerWorkbench.Features.Marsyas;

/// <summary>How far the strongest pitch class stands out of all.</summary>
public sealed class MarsyasPeakToAverage : IDescriptor
{
    private MarsyasPeakToAverage()
    {
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = MarsyasInfo.Of("chroma peak to average", FeatureGroup.Tonal, "1", "1 to 12; 0 where a class is empty",
        "The largest chroma value divided by the mean of the twelve.", "PeakRatio, Average");

    /// <summary>The ratio of one frame's chroma.</summary>
    /// <param name="chroma">Its values, none negative.</param>
    /// <returns>0 where a value is 0, as Marsyas has it.</returns>
    public static float Of(ReadOnlySpan<float> chroma) =>
        TensorPrimitives.Min(chroma) > 0 ? TensorPrimitives.Max(chroma) / (TensorPrimitives.Sum(chroma) / chroma.Length) : 0;
}
