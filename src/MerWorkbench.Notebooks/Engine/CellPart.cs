namespace MerWorkbench.Notebooks.Engine;

/// <summary>A part of a cell: a magic's line, or code in one language.</summary>
/// <param name="Name">The name of the magic, or of the language.</param>
/// <param name="IsMagic">Which of the two it is.</param>
/// <param name="Arguments">What followed the name on its line.</param>
/// <param name="Text">The code; empty for a magic.</param>
/// <param name="FirstLine">The line of the cell, from 1.</param>
/// <param name="Language">The language it stands in.</param>
internal sealed record CellPart(string Name, bool IsMagic, string Arguments, string Text, int FirstLine, string Language);
