using System.Collections.Immutable;
using MerWorkbench.Units;

namespace MerWorkbench.Datasets;

/// <summary>Lines that are sung one after the other, and the stretch of sound they take.</summary>
/// <param name="Lines">The lines, one or more.</param>
public sealed record LyricsSegment(ImmutableArray<LyricsLine> Lines)
{
    /// <summary>When its first line begins.</summary>
    public Seconds Start => Lines[0].Start;

    /// <summary>When its last line ends.</summary>
    public Seconds End => Lines[^1].End;

    /// <summary>How long it lasts.</summary>
    public Seconds Duration => End - Start;

    /// <summary>Its words, a line a line.</summary>
    public string Text => string.Join('\n', Lines.Select(line => line.Text));
}
