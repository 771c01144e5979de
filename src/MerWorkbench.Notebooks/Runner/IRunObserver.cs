using MerWorkbench.Notebooks.Documents;
using MerWorkbench.Notebooks.Engine;

namespace MerWorkbench.Notebooks.Runner;

/// <summary>Looks on while a notebook runs: the console's progress.</summary>
public interface IRunObserver
{
    /// <summary>A code cell begins.</summary>
    /// <param name="number">Which of the code cells, from 1.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="cell">The cell.</param>
    void Began(int number, int count, NotebookCell cell);

    /// <summary>It has ended.</summary>
    void Ended(int number, int count, NotebookCell cell, CellOutcome outcome, TimeSpan took);
}
