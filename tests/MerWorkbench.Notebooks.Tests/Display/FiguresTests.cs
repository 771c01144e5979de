using MerWorkbench.Notebooks.Display;
using MerWorkbench.Notebooks.Engine;
using MerWorkbench.Showing;

namespace MerWorkbench.Notebooks.Tests.Display;

public sealed class FiguresTests
{
    private const string Cell = """
        using MerWorkbench.Figures;
        var figure = new Figure(new Scatter { X = new[] { 1.0, 2 }, Y = new[] { 1.0, 3 } });
        figure
        """;

    [Fact]
    public void A_notebook_carries_plotly_once_as_an_output_of_its_own()
    {
        using var engine = new NotebookEngine(new(isStatic: false));
        var output = new RecordingOutput();
        MimeBundle result = Run(engine, output, Cell).Result!;
        Run(engine, output, "var shown = display(figure); shown.Update(figure);");
        Assert.Single(output.Shown, shown => shown.Bundle[Mime.Html]!.Contains("Licensed under the MIT license", StringComparison.Ordinal));
        Assert.Contains("data-mer-figure", result[Mime.Html]);
        Assert.Equal("Figure: Figure", result.PlainText);
        // Run again, the cell's old outputs are gone, and plotly with them.
        Run(engine, output, Cell);
        Assert.Equal(2, output.Shown.Count(shown => shown.Bundle.PlainText.StartsWith("plotly.js", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_notebook_to_be_committed_holds_pictures_and_no_script_and_no_progress()
    {
        using var engine = new NotebookEngine(new(isStatic: true));
        var output = new RecordingOutput();
        MimeBundle result = Run(engine, output, Cell + ".Display();MerWorkbench.Foundation.Ambient.Progress.Report(new(\"work\", 1, 2)); figure").Result!;
        var shown = Assert.Single(output.Shown);
        Assert.Equal([Mime.Plain, Mime.Png], shown.Bundle.Select(form => form.Key));
        Assert.Equal(shown.Bundle[Mime.Png], result[Mime.Png]);
        Assert.Empty(output.Updates);
    }

    [Fact]
    public void The_environment_says_which_of_the_two()
    {
        Assert.False(new NotebookPage().IsStatic);
        Environment.SetEnvironmentVariable(NotebookPage.Variable, "static");
        try
        {
            Assert.True(new NotebookPage().IsStatic);
        }
        finally
        {
            Environment.SetEnvironmentVariable(NotebookPage.Variable, null);
        }
    }

    [Fact]
    public void Values_of_the_library_are_shown_by_their_own_formatters()
    {
        using var engine = new NotebookEngine(new(isStatic: false));
        MimeBundle affect = Run(engine, new(), "MerWorkbench.Emotion.Affect.On(MerWorkbench.Emotion.AffectScale.OneToNine, 7, 3)").Result!;
        Assert.Equal("valence 7, arousal 3 (1..9)", affect.PlainText);
        Assert.StartsWith("<svg ", affect[Mime.Html]);
        Assert.Contains("Licence", Run(engine, new(), "MerWorkbench.Datasets.DatasetCatalogue.All").Result![Mime.Html]);
    }

    private static CellOutcome Run(NotebookEngine engine, RecordingOutput output, string code) =>
        engine.Execute(code, output, TestContext.Current.CancellationToken);
}
