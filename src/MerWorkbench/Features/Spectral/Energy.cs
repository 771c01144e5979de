using MerWorkbench.Dsp;

namespace MerWorkbench.Features.Spectral;

/// <summary>The sum of squares of a frame, or of a magnitude spectrum.</summary>
public sealed class Energy : IDescriptor
{
    private Energy()
    {
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("energy", FeatureGroup.LowLevel, "1", "0 upwards",
        "The sum of the squares of the values: of samples, or of spectral magnitudes.", "Peeters (2004), CUIDADO");

    /// <summary>The energy.</summary>
    /// <param name="values">Samples or magnitudes.</param>
    public static float Of(ReadOnlySpan<float> values) => Dot.Product(values, values);
}
