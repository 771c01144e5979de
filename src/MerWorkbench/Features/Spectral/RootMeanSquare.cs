namespace MerWorkbench.Features.Spectral;

/// <summary>The root mean square of a frame, or of a magnitude spectrum.</summary>
public sealed class RootMeanSquare : IDescriptor
{
    private RootMeanSquare()
    {
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("rms", FeatureGroup.LowLevel, "1", "0 upwards, at most 1 for samples at full scale",
        "The square root of the mean square of the values: of samples, or of spectral magnitudes.", "Peeters (2004), CUIDADO");

    /// <summary>The root mean square.</summary>
    /// <param name="values">Samples or magnitudes.</param>
    /// <returns>0 where there are none.</returns>
    public static float Of(ReadOnlySpan<float> values) => values.IsEmpty ? 0 : MathF.Sqrt(Energy.Of(values) / values.Length);
}
