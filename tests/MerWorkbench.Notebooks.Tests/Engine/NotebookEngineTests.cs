using MerWorkbench.Notebooks.Engine;

namespace MerWorkbench.Notebooks.Tests.Engine;

public sealed class NotebookEngineTests
{
    [Fact]
    public void Cells_see_what_the_cells_before_declared()
    {
        using var engine = new NotebookEngine();
        Assert.True(Run(engine, "var a = 40;").IsOk);
        Assert.Equal("42", Run(engine, "await Task.Delay(1); a + 2").Result!.PlainText);
    }

    [Fact]
    public void An_unknown_magic_says_which_there_are()
    {
        using var engine = new NotebookEngine();
        CellError error = Run(engine, "#!nothing").Error!;
        Assert.Contains("'#!nothing' (line 1)", error.Message, StringComparison.Ordinal);
        Assert.Contains("#!csharp", error.Message, StringComparison.Ordinal);
    }

    private static CellOutcome Run(NotebookEngine engine, string code) =>
        engine.Execute(code, new RecordingOutput(), TestContext.Current.CancellationToken);
}
