using System.Collections.Immutable;

namespace MerWorkbench.Datasets;

/// <summary>The words of a song, line by line, in the order they are sung.</summary>
/// <param name="Lines">The lines; none overlaps the next.</param>
public sealed record TrackLyrics(ImmutableArray<LyricsLine> Lines);
