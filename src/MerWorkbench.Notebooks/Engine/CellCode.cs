namespace MerWorkbench.Notebooks.Engine;

/// <summary>A stretch of a cell in one language.</summary>
/// <param name="Text">The code.</param>
/// <param name="FirstLine">The line of the cell on which it starts, from 1: errors name the cell's lines.</param>
/// <param name="Arguments">What followed the language's name on its line (<c>#!sql --file x.db</c>), else empty.</param>
/// <param name="Source">Where the code stands: <c>In[3]</c>, or the path of an imported file.</param>
public sealed record CellCode(string Text, int FirstLine, string Arguments, string Source);
