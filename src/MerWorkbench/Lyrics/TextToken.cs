namespace MerWorkbench.Lyrics;

/// <summary>One token of a text and where it stands.</summary>
/// <param name="Text">The token as its encoder knows it: a word, a piece of one (<c>##ing</c>), or a mark of the encoder's own (<c>[CLS]</c>).</param>
/// <param name="Start">Where it begins in the text, in UTF-16 units.</param>
/// <param name="End">Where it ends, not included; equal to <paramref name="Start"/> for a mark that stands for no part of the text.</param>
public readonly record struct TextToken(string Text, int Start, int End);
