namespace MerWorkbench.Features.OpenSmile;

/// <summary>The level of a steady sound of the same energy.</summary>
public sealed class EquivalentLevel : IDescriptor
{
    private const double Floor = 1e-10;

    private EquivalentLevel()
    {
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("equivalent sound level", FeatureGroup.LowLevel, "dB", "-100 (silence) to 0 at full scale",
        "10 log10 of the mean square of the samples, not below 1e-10.", "Eyben et al. (2016), The Geneva Minimalistic Acoustic Parameter Set, IEEE Trans. Affective Computing 7(2)");

    /// <summary>The level.</summary>
    /// <param name="meanSquare">The mean square of the samples, full scale being 1.</param>
    /// <returns>In dB relative to full scale.</returns>
    public static double Of(double meanSquare) => 10 * Math.Log10(Math.Max(meanSquare, Floor));
}
