namespace MerWorkbench.Notebooks.Engine;

/// <summary>
/// A language that cells are written in, chosen by a line <c>#!name</c>. It keeps its state from cell to cell.
/// Languages with nothing to start up cost nothing until their first cell.
/// </summary>
public interface ILanguage
{
    /// <summary>The name after <c>#!</c>: <c>csharp</c>.</summary>
    string Name { get; }

    /// <summary>Other names: <c>c#</c>, <c>C#</c>.</summary>
    IReadOnlyList<string> Aliases { get; }

    /// <summary>What it is, in a line, for <c>#!lsmagic</c>.</summary>
    string Summary { get; }

    /// <summary>Whether a line <c>#!name arguments</c> means something with nothing after it.</summary>
    bool RunsEmpty => false;

    /// <summary>Runs code.</summary>
    /// <param name="code">What follows the language's line, or the whole cell.</param>
    /// <param name="cell">The running cell: its outputs, its token.</param>
    /// <returns>The value of the last expression, or <see cref="NoValue.Instance"/>.</returns>
    /// <exception cref="CellException">The code does not compile or cannot be run here.</exception>
    Task<object?> RunAsync(CellCode code, CellContext cell);

    /// <summary>The names of the values it holds, for <c>#!whos</c> and sharing; empty where it holds none.</summary>
    IReadOnlyList<string> Values { get; }

    /// <summary>A value by name.</summary>
    bool TryGet(string name, out object? value);

    /// <summary>Puts a value under a name, to be used by the next cell.</summary>
    /// <exception cref="CellException">The language cannot hold it.</exception>
    void Set(string name, object? value);
}
