namespace MerWorkbench.Figures;

/// <summary>A text with weights of its words.</summary>
/// <param name="Title">What it is and what was made of it: <c>sadness, taken for fear (0.61)</c>.</param>
/// <param name="Text">The text.</param>
/// <param name="Words">The words: where each begins and ends in the text, in UTF-16 units, in order, and its weight, 0 or more.</param>
public sealed record ShadedText(string Title, string Text, IReadOnlyList<(int Start, int End, double Weight)> Words);
