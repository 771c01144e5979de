namespace MerWorkbench.Notebooks.Engine;

/// <summary>Why a cell failed, as a person needs it: no frames of the engine, the cell's own lines with their text.</summary>
/// <param name="Name">The exception's short name: <c>MerException</c>, <c>CompilationError</c>, <c>Interrupted</c>.</param>
/// <param name="Message">What is wrong, in a sentence.</param>
/// <param name="Trace">The lines to print, the first naming the error.</param>
public sealed record CellError(string Name, string Message, IReadOnlyList<string> Trace);
