namespace MerWorkbench.Notebooks.Engine;

/// <summary>How a cell ended. Its outputs, the result among them, went to its <see cref="ICellOutput"/>.</summary>
/// <param name="ExecutionCount">The number in the cell's brackets.</param>
/// <param name="Result">The value of its last expression, as shown; null where it had none.</param>
/// <param name="Error">Why it failed; null where it did not.</param>
/// <param name="Interrupted">Whether it was stopped by the person.</param>
public sealed record CellOutcome(int ExecutionCount, Display.MimeBundle? Result, CellError? Error, bool Interrupted = false)
{
    /// <summary>Whether the cell ran to its end.</summary>
    public bool IsOk => Error is null;
}
