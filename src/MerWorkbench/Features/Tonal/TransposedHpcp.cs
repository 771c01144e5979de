using System.Numerics.Tensors;
using MerWorkbench.Foundation;

namespace MerWorkbench.Features.Tonal;

/// <summary>A pitch class profile that says the same of a piece in any key.</summary>
public sealed class TransposedHpcp : IDescriptor
{
    private TransposedHpcp()
    {
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("thpcp", FeatureGroup.Tonal, "1", "0 to 1, the first being 1; 0 of silence",
        "The mean pitch class profile divided by its largest value and turned until that one comes first.", "Gomez 2006; Essentia 2.1-beta6 MusicExtractor");

    /// <summary>Computes it.</summary>
    /// <param name="mean">The mean profile.</param>
    /// <param name="into">Receives as many values.</param>
    public static void Of(ReadOnlySpan<float> mean, Span<float> into)
    {
        Check.SameLength(mean.Length, into.Length, nameof(mean), nameof(into));
        int first = TensorPrimitives.IndexOfMax(mean);
        float largest = mean[first];
        if (!(largest > 0))
        {
            into.Clear();
            return;
        }
        TensorPrimitives.Divide(mean[first..], largest, into);
        TensorPrimitives.Divide(mean[..first], largest, into[^first..]);
    }
}
