using MerWorkbench.Units;

namespace MerWorkbench.Datasets;

/// <summary>One line of lyrics and when it is sung.</summary>
/// <param name="Start">When it begins, from the beginning of the sound.</param>
/// <param name="End">When it ends; after <paramref name="Start"/>.</param>
/// <param name="Text">The words, not empty.</param>
public sealed record LyricsLine(Seconds Start, Seconds End, string Text);
