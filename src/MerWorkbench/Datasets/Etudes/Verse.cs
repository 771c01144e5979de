using System.Collections.Immutable;

namespace MerWorkbench.Datasets.Etudes;

/// <summary>A line of words and how it is sung.</summary>
internal sealed record Verse(string Text, ImmutableArray<Syllable> Syllables);
