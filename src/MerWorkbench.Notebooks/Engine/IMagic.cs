namespace MerWorkbench.Notebooks.Engine;

/// <summary>A command of the notebook itself: a line <c>#!name arguments</c> in a cell.</summary>
public interface IMagic
{
    /// <summary>The name after <c>#!</c>.</summary>
    string Name { get; }

    /// <summary>How to write it: <c>#!set --name NAME --value TEXT|@LANGUAGE:NAME</c>.</summary>
    string Usage { get; }

    /// <summary>What it does, in a line.</summary>
    string Summary { get; }

    /// <summary>Does it.</summary>
    /// <param name="arguments">The words after the name; a word in quotes is one word.</param>
    /// <param name="cell">The running cell.</param>
    /// <exception cref="CellException">The arguments are wrong; the message says what was expected.</exception>
    Task RunAsync(IReadOnlyList<string> arguments, CellContext cell);
}
