using MerWorkbench.Notebooks.Engine;

namespace MerWorkbench.Notebooks.Tests;

/// <summary>An engine with its output, for tests that run a few cells.</summary>
internal sealed class Session : IDisposable
{
    public NotebookEngine Engine { get; } = new();

    public RecordingOutput Output { get; private set; } = new();

    public CellOutcome Run(string code)
    {
        Output = new();
        return Engine.Execute(code, Output, TestContext.Current.CancellationToken);
    }

    /// <summary>The plain text of what a cell shows; null where it shows nothing. The cell must not fail.</summary>
    public string? Value(string code)
    {
        CellOutcome outcome = Run(code);
        Assert.True(outcome.IsOk, string.Join('\n', outcome.Error?.Trace ?? []));
        return outcome.Result?.PlainText;
    }

    public string Trace(string code) => string.Join('\n', Run(code).Error!.Trace);

    public void Dispose() => Engine.Dispose();
}
