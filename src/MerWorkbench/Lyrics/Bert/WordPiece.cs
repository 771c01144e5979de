namespace MerWorkbench.Lyrics.Bert;

/// <summary>A piece of a word, and where it stands.</summary>
/// <param name="Id">Its number in the vocabulary.</param>
/// <param name="Start">Where it begins in the text, in UTF-16 units.</param>
/// <param name="End">Where it ends, not included.</param>
public readonly record struct WordPiece(int Id, int Start, int End);
