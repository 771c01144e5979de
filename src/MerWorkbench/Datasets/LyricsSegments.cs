using System.Collections.Immutable;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Datasets;

/// <summary>
/// Cuts the sung part of a song between lines into segments of about one length, so that words and sound can be looked at
/// together. Intro and outro, before the first line and after the last, belong to no segment.
/// </summary>
/// <remarks>
/// After L. Parisi, S. Francia, S. Olivastri, M. S. Tavella (2019), section 3: segments of about 30 s. How the paper cuts is not
/// known to us. Here the sum of (duration - target)² over the segments is as small as it can be (by dynamic programming), so
/// that no short rest remains at the end, and long breaks without singing fall between segments.
/// </remarks>
public static class LyricsSegments
{
    /// <summary>The paper's length: 30 s.</summary>
    public static Seconds Usual { get; } = new(30);

    /// <summary>The segments in the order they are sung; every line is in one of them.</summary>
    /// <param name="lyrics">The lines.</param>
    /// <param name="target">The wanted length, above zero; null for <see cref="Usual"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The wanted length is not above zero.</exception>
    public static ImmutableArray<LyricsSegment> Of(TrackLyrics lyrics, Seconds? target = null)
    {
        double wanted = Check.Positive((target ?? Usual).Value);
        ImmutableArray<LyricsLine> lines = lyrics.Lines;

        // least[n]: the smallest sum for the first n lines; from[n]: where the last of their segments begins.
        var least = new double[lines.Length + 1];
        var from = new int[lines.Length + 1];
        for (int end = 1; end <= lines.Length; end++)
        {
            least[end] = double.PositiveInfinity;
            for (int start = 0; start < end; start++)
            {
                double off = (lines[end - 1].End - lines[start].Start).Value - wanted;
                if (least[start] + (off * off) < least[end])
                    (least[end], from[end]) = (least[start] + (off * off), start);
            }
        }

        var segments = new Stack<LyricsSegment>();
        for (int end = lines.Length; end > 0; end = from[end])
            segments.Push(new(lines[from[end]..end]));
        return [.. segments];
    }
}
