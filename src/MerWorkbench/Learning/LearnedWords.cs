namespace MerWorkbench.Learning;

/// <summary>The vectors of words as an encoder gave them, and as they were learned.</summary>
/// <param name="Table">The given ones, standardised.</param>
/// <param name="Vectors">The learned ones, in the order of the table's rows.</param>
internal sealed record LearnedWords(WordTable Table, float[] Vectors);
