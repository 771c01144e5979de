using MerWorkbench.Notebooks.Engine;

namespace MerWorkbench.Notebooks.Runner;

/// <summary>How a notebook's run ended.</summary>
/// <param name="Cells">How many code cells there are.</param>
/// <param name="Done">How many ran to their end.</param>
/// <param name="FailedCell">Which code cell failed, from 1; null where none did.</param>
/// <param name="Error">Why it failed.</param>
public sealed record RunReport(int Cells, int Done, int? FailedCell, CellError? Error)
{
    /// <summary>Whether every cell ran to its end.</summary>
    public bool IsOk => FailedCell is null;
}
