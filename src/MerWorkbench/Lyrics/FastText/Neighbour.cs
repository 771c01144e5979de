namespace MerWorkbench.Lyrics.FastText;

/// <summary>A word near another.</summary>
/// <param name="Word">The word.</param>
/// <param name="Similarity">The cosine of the angle between their vectors, -1..1.</param>
public readonly record struct Neighbour(string Word, double Similarity);
