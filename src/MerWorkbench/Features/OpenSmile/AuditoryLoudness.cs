using MerWorkbench.Dsp;

namespace MerWorkbench.Features.OpenSmile;

/// <summary>A simple loudness: the sum over the bands of an auditory spectrum.</summary>
public sealed class AuditoryLoudness : IDescriptor
{
    private AuditoryLoudness()
    {
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("auditory loudness", FeatureGroup.LowLevel, "1", "0 upwards; 10 times the power makes it 2.14 times as large",
        "The sum of the auditory spectrum over its bands.", "Eyben (2016); Hermansky (1990)");

    /// <summary>What it is of the spectrum after RASTA filtering.</summary>
    public static Descriptor Rasta { get; } = Info with
    {
        Name = "rasta auditory loudness",
        Range = "0 upwards, whatever the level",
        Definition = "The sum of the RASTA filtered auditory spectrum over its bands: large where the sound swells.",
    };

    /// <summary>The loudness.</summary>
    /// <param name="spectrum">An auditory spectrum, not negative.</param>
    public static float Of(ReadOnlySpan<float> spectrum) => (float)Dot.Sum(spectrum);
}
