namespace MerWorkbench.Notebooks.Engine;

/// <summary>What may stand at a place of a cell.</summary>
/// <param name="Start">Where the word being written starts, in UTF-16 units.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Items">What may replace it, sorted.</param>
public sealed record Completions(int Start, int End, IReadOnlyList<string> Items);
