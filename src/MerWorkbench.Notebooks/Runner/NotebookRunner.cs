using System.Diagnostics;
using System.Globalization;
using MerWorkbench.Foundation;
using MerWorkbench.Notebooks.Documents;
using MerWorkbench.Notebooks.Engine;
using MerWorkbench.Showing;

namespace MerWorkbench.Notebooks.Runner;

/// <summary>
/// Runs a notebook from its first cell to its last in a fresh state, without Jupyter and without Python, and puts the outputs into it.
/// It stops at the first cell that fails, unless that cell is tagged <c>raises-exception</c>.
/// </summary>
public static class NotebookRunner
{
    /// <summary>The tag of the cell that declares what <see cref="RunSettings.Parameters"/> may set.</summary>
    public const string ParametersTag = "parameters";

    /// <summary>The tag of the cell that sets them, put in by the run.</summary>
    public const string InjectedTag = "injected-parameters";

    /// <summary>The tag of a cell that is meant to fail.</summary>
    public const string RaisesTag = "raises-exception";

    /// <summary>Runs the notebook. Its cells' outputs and numbers are replaced; cells after a failed one lose theirs.</summary>
    /// <exception cref="MerException">A parameter does not exist or its value does not fit. The notebook is then half run and not to be written.</exception>
    public static RunReport Run(NotebookDocument notebook, RunSettings settings, CancellationToken cancellation = default)
    {
        notebook.Cells.RemoveAll(cell => cell.Tags.Contains(InjectedTag));
        if (settings.Parameters.Count > 0 && !notebook.CodeCells.Any(IsParameters))
            throw new MerException("The notebook has no parameters: no cell carries the tag 'parameters'.",
                remedy: "Tag the cell that declares the variables to be set, or leave --set out.");
        int doneBefore = settings.Resume ? notebook.CodeCells.TakeWhile(Succeeded).Count() : 0;
        using var engine = new NotebookEngine(settings.Static ? new NotebookPage(isStatic: true) : null);
        var outputs = new RecordedOutputs();
        NotebookCell[] cells = [.. notebook.CodeCells];
        for (int i = 0; i < cells.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            NotebookCell cell = cells[i];
            CellOutcome outcome = RunCell(engine, outputs, cell, i, cells.Length, settings, keep: i < doneBefore, cancellation);
            if (!outcome.IsOk && !cell.Tags.Contains(RaisesTag))
            {
                foreach (NotebookCell after in cells[(i + 1)..])
                    (after.Outputs, after.ExecutionCount) = ([], null);
                return new(cells.Length, i, i + 1, outcome.Error);
            }
            if (IsParameters(cell) && settings.Parameters.Count > 0)
                Inject(notebook, engine, cell, settings.Parameters, cancellation);
        }
        return new(cells.Length, cells.Length, null, null);
    }

    private static CellOutcome RunCell(NotebookEngine engine, RecordedOutputs outputs, NotebookCell cell, int index, int count, RunSettings settings, bool keep, CancellationToken cancellation)
    {
        settings.Observer?.Began(index + 1, count, cell);
        long began = Stopwatch.GetTimestamp();
        outputs.Begin();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(settings.CellLimit);
        CellOutcome outcome = engine.Execute(cell.Source, outputs, limit.Token);
        if (outcome.Interrupted && !cancellation.IsCancellationRequested)
            outcome = outcome with { Error = TooLong(settings.CellLimit) };
        // What failed this time is shown, though it had been done before.
        if (!keep || !outcome.IsOk)
        {
            cell.Outputs = outputs.End(outcome);
            cell.ExecutionCount = outcome.ExecutionCount;
        }
        settings.Observer?.Ended(index + 1, count, cell, outcome, Stopwatch.GetElapsedTime(began));
        cancellation.ThrowIfCancellationRequested();
        return outcome;
    }

    private static void Inject(NotebookDocument notebook, NotebookEngine engine, NotebookCell declared, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellation)
    {
        string code = ParameterValues.Assignments(engine.CSharp, parameters);
        NotebookCell cell = NotebookCell.Code(InjectedTag, code, InjectedTag);
        var outputs = new RecordedOutputs();
        CellOutcome outcome = engine.Execute(code, outputs, cancellation);
        if (outcome.Error is { } error)
            throw new MerException($"The parameters could not be set: {error.Message}");
        cell.Outputs = outputs.End(outcome);
        cell.ExecutionCount = outcome.ExecutionCount;
        notebook.Cells.Insert(notebook.Cells.IndexOf(declared) + 1, cell);
    }

    private static CellError TooLong(TimeSpan limit)
    {
        string message = string.Create(CultureInfo.InvariantCulture, $"The cell took longer than {limit.TotalSeconds:0.###} s and was stopped. A longer limit: --timeout.");
        return new("CellTimeout", message, [$"CellTimeout: {message}"]);
    }

    private static bool IsParameters(NotebookCell cell) => cell.Tags.Contains(ParametersTag);

    private static bool Succeeded(NotebookCell cell) =>
        cell.ExecutionCount is not null && (cell.Tags.Contains(RaisesTag) || !cell.Outputs.Any(output => output?["output_type"]?.GetValue<string>() == "error"));
}
