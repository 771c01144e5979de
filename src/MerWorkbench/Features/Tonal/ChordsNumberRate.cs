namespace MerWorkbench.Features.Tonal;

/// <summary>How many different chords a piece uses for its length.</summary>
public sealed class ChordsNumberRate : IDescriptor
{
    private ChordsNumberRate()
    {
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("chords number rate", FeatureGroup.Tonal, "1", "0 to 1",
        "How many chords are heard in more than one frame of a hundred, over the number of frames.", "Essentia 2.1-beta6 ChordsDescriptors");

    /// <summary>Computes it; 0 where there was no frame.</summary>
    /// <param name="counts">How often each chord was heard.</param>
    public static float Of(ChordCounts counts) => counts.Frames == 0 ? 0
        : (float)Enumerable.Range(0, Chord.Count).Count(index => ChordsHistogram.Share(counts, Chord.AtCircle(index)) > 1) / counts.Frames;
}
