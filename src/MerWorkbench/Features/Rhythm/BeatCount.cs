using MerWorkbench.Units;

namespace MerWorkbench.Features.Rhythm;

/// <summary>How many beats a sound has.</summary>
public sealed class BeatCount : IDescriptor
{
    private BeatCount()
    {
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("beats count", FeatureGroup.Rhythm, "1", "0 and above",
        "The number of 'beats'; it grows with the sound's duration.", "Essentia 2.1's MusicExtractor");

    /// <summary>The number of beats.</summary>
    public static int Of(IReadOnlyList<Seconds> beats) => beats.Count;
}
