using MerWorkbench.Foundation;

namespace MerWorkbench.Features.Tonal;

/// <summary>Which chords a piece uses, seen from its key.</summary>
public sealed class ChordsHistogram : IDescriptor
{
    private ChordsHistogram()
    {
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("chords histogram", FeatureGroup.Tonal, "%", "0 to 100",
        "In how many of a hundred frames each of the 24 triads is heard, from the key's own around the circle of fifths, major and minor in turn.",
        "Essentia 2.1-beta6 ChordsDescriptors");

    /// <summary>Computes it; zeros where there was no frame.</summary>
    /// <param name="counts">How often each chord was heard.</param>
    /// <param name="key">The piece's key, whose triad comes first.</param>
    /// <param name="into">Receives 24 values.</param>
    public static void Of(ChordCounts counts, Chord key, Span<float> into)
    {
        Check.SameLength(Chord.Count, into.Length, "the histogram", nameof(into));
        for (int i = 0; i < Chord.Count; i++)
            into[i] = Share(counts, Chord.AtCircle((i + key.CircleIndex) % Chord.Count));
    }

    internal static float Share(ChordCounts counts, Chord chord) => counts.Frames > 0 ? (float)(100.0 * counts[chord] / counts.Frames) : 0;
}
