using System.Collections.Immutable;

namespace MerWorkbench.Datasets.Etudes;

/// <summary>A song on paper.</summary>
/// <param name="Length">Seconds.</param>
/// <param name="Style">What it has by chance.</param>
/// <param name="Grid">Its beats.</param>
/// <param name="Bars">Its bars with their chords.</param>
/// <param name="Notes">Its notes, by their beginning.</param>
/// <param name="Lines">The words sung, line by line; empty where nobody sings.</param>
internal sealed record Score(
    double Length, Style Style, BeatGrid Grid, ImmutableArray<Bar> Bars, ImmutableArray<Note> Notes, ImmutableArray<SungLine> Lines)
{
    /// <summary>The scale of most bars.</summary>
    public Scale Scale => Bars.CountBy(bar => bar.Chord.Scale).MaxBy(scale => scale.Value).Key;
}
