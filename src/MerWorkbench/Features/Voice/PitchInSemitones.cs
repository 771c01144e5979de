using MerWorkbench.Units;

namespace MerWorkbench.Features.Voice;

/// <summary>The fundamental frequency as music counts it.</summary>
public sealed class PitchInSemitones : IDescriptor
{
    private PitchInSemitones()
    {
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("f0 in semitones", FeatureGroup.LowLevel, "semitones above 27.5 Hz", "0 (unvoiced), 1 and above",
        "12 log2(F0 / 27.5 Hz), at least 1.",
        "Eyben et al. 2016, GeMAPS, IEEE Trans. Affective Computing 7");

    /// <summary>Converts.</summary>
    /// <param name="f0">A pitch; 0 Hz for none.</param>
    public static double Of(Hertz f0) => f0.Value > 0 ? Math.Max(1, 12 * Math.Log2(f0.Value / 27.5)) : 0;
}
