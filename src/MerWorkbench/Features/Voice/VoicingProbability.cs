namespace MerWorkbench.Features.Voice;

/// <summary>How clearly a frame has a pitch.</summary>
public sealed class VoicingProbability : IDescriptor
{
    private VoicingProbability()
    {
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("voicing probability", FeatureGroup.LowLevel, "1", "0 to 1",
        "1 - mean / peak of the subharmonic sum at the chosen pitch, or at the strongest candidate where unvoiced; 0 where the frame is silent. Above 0.7 counts as voiced.",
        "openSMILE 3.0, cPitchShs; Hermes 1988");
}
