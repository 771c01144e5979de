namespace MerWorkbench.Notebooks.Engine;

/// <summary>Ends a cell with an error that is already in the form a person needs: a compile error, a magic's wrong use.</summary>
public sealed class CellException(CellError error) : Exception(error.Message)
{
    /// <summary>An error of one sentence.</summary>
    public CellException(string name, string message) : this(new CellError(name, message, [$"{name}: {message}"]))
    {
    }

    /// <summary>What is shown.</summary>
    public CellError Error { get; } = error;
}
