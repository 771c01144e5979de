using System.Text.Json.Nodes;
using MerWorkbench.Foundation;
using MerWorkbench.Notebooks.Documents;
using MerWorkbench.Notebooks.Runner;

namespace MerWorkbench.Notebooks.Tests.Runner;

public sealed class NotebookRunnerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Outputs_are_put_into_the_notebook_and_are_the_same_twice()
    {
        NotebookDocument notebook = Of("Console.WriteLine(\"a\"); Console.Write(\"b\");", "var x = 20;", "x + 1");
        Assert.True(NotebookRunner.Run(notebook, new(), Token).IsOk);
        string first = notebook.ToJson();
        Assert.Equal("stream", notebook.Cells[0].Outputs.Single()!["output_type"]!.GetValue<string>());
        Assert.Equal("[\"a\\n\",\"b\"]", notebook.Cells[0].Outputs[0]!["text"]!.ToJsonString());
        Assert.Empty(notebook.Cells[1].Outputs);
        Assert.Equal("[\"21\"]", Data(notebook.Cells[2]));
        NotebookRunner.Run(notebook, new(), Token);
        Assert.Equal(first, notebook.ToJson());
    }

    [Fact]
    public void The_first_error_ends_the_run_and_later_outputs_go()
    {
        NotebookDocument notebook = Of("1 + 1", "throw new Exception(\"broken\");", "3");
        NotebookRunner.Run(Of("3"), new(), Token);
        notebook.Cells[2].Outputs = [new JsonObject { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = "old" }];
        RunReport report = NotebookRunner.Run(notebook, new(), Token);
        Assert.Equal((false, 2, 1), (report.IsOk, report.FailedCell, report.Done));
        Assert.Equal("broken", report.Error!.Message);
        Assert.Equal("broken", notebook.Cells[1].Outputs.Single()!["evalue"]!.GetValue<string>());
        Assert.Empty(notebook.Cells[2].Outputs);
    }

    [Fact]
    public void A_cell_that_is_meant_to_fail_does_not_end_the_run()
    {
        var notebook = new NotebookDocument(NotebookCell.Code("a", "int.Parse(\"x\")", NotebookRunner.RaisesTag), NotebookCell.Code("b", "2"));
        Assert.True(NotebookRunner.Run(notebook, new(), Token).IsOk);
        Assert.Equal("error", notebook.Cells[0].Outputs.Single()!["output_type"]!.GetValue<string>());
    }

    [Fact]
    public void A_cell_that_takes_too_long_is_stopped_and_says_so()
    {
        RunReport report = NotebookRunner.Run(Of("await Task.Delay(60_000);"), new() { CellLimit = TimeSpan.FromSeconds(2) }, Token);
        Assert.Equal("CellTimeout", report.Error!.Name);
        Assert.Contains("longer than 2 s", report.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parameters_take_the_type_of_the_variable_and_stand_in_a_cell_of_their_own()
    {
        NotebookDocument notebook = WithParameters();
        var settings = new RunSettings { Parameters = new Dictionary<string, string> { ["tracks"] = "-7", ["rate"] = "-0.5", ["name"] = "a \"b\"", ["quick"] = "false", ["day"] = "friday" } };
        Assert.True(NotebookRunner.Run(notebook, settings, Token).IsOk);
        Assert.Equal([NotebookRunner.InjectedTag], notebook.Cells[1].Tags);
        Assert.Equal("[\"-7 -0.5 a \\u0022b\\u0022 False Friday\"]", Data(notebook.Cells[2]));
        // Once more without: the cell put in before is gone.
        NotebookRunner.Run(notebook, new(), Token);
        Assert.Equal("[\"1 1 x True Monday\"]", Data(notebook.Cells[1]));
    }

    [Theory]
    [InlineData("tracks", "many", "The parameter 'tracks' must be a whole number from -2147483648 to 2147483647; got 'many'.")]
    [InlineData("tracks", "3000000000", "must be a whole number from")]
    [InlineData("tracks", "2.5", "must be a whole number from")]
    [InlineData("rate", "half", "The parameter 'rate' must be a number; got 'half'.")]
    [InlineData("quick", "yes", "The parameter 'quick' must be true or false; got 'yes'.")]
    [InlineData("day", "never", "must be one of Sunday, Monday")]
    [InlineData("songs", "3", "The notebook has no parameter 'songs'. It has: day, name, quick, rate, tracks.")]
    public void A_wrong_parameter_says_what_was_expected(string name, string value, string expected)
    {
        MerException wrong = Assert.Throws<MerException>(() =>
            NotebookRunner.Run(WithParameters(), new() { Parameters = new Dictionary<string, string> { [name] = value } }, Token));
        Assert.Contains(expected, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_notebook_without_parameters_takes_none()
    {
        MerException wrong = Assert.Throws<MerException>(() => NotebookRunner.Run(Of("1"), new() { Parameters = new Dictionary<string, string> { ["a"] = "1" } }, Token));
        Assert.Contains("no cell carries the tag 'parameters'", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Going_on_keeps_the_outputs_of_what_was_done()
    {
        using var folder = new TemporaryFolder();
        string flag = folder["flag"];
        NotebookDocument notebook = Of($"File.Exists(@\"{flag}\")", "if (!File.Exists(FLAG)) throw new Exception(\"not yet\");\n1".Replace("FLAG", $"@\"{flag}\"", StringComparison.Ordinal));
        foreach (int i in (int[])[0, 1])
            notebook.Cells[i] = NotebookCell.Code($"c{i}", "using System.IO;\n" + notebook.Cells[i].Source);
        Assert.Equal(2, NotebookRunner.Run(notebook, new(), Token).FailedCell);
        File.WriteAllText(flag, "");
        Assert.True(NotebookRunner.Run(notebook, new() { Resume = true }, Token).IsOk);
        Assert.Equal("[\"False\"]", Data(notebook.Cells[0]));
        Assert.Equal("[\"1\"]", Data(notebook.Cells[1]));
    }

    [Fact]
    public void Going_on_passes_a_cell_that_is_meant_to_fail_and_shows_what_fails_anew()
    {
        using var folder = new TemporaryFolder();
        string file = folder["file"];
        File.WriteAllText(file, "");
        NotebookDocument notebook = Of($"System.IO.File.Exists(@\"{file}\") ? 1 : throw new Exception(\"gone\")", "throw new Exception(\"meant\")", "DateTime.UtcNow.Ticks", "missing");
        notebook.Cells[1] = NotebookCell.Code("c1", notebook.Cells[1].Source, NotebookRunner.RaisesTag);
        Assert.Equal(4, NotebookRunner.Run(notebook, new(), Token).FailedCell);
        string done = Data(notebook.Cells[2]);
        Assert.Equal(4, NotebookRunner.Run(notebook, new() { Resume = true }, Token).FailedCell);
        Assert.Equal(done, Data(notebook.Cells[2]));
        File.Delete(file);
        Assert.Equal(1, NotebookRunner.Run(notebook, new() { Resume = true }, Token).FailedCell);
        Assert.Contains("gone", notebook.Cells[0].Outputs.ToJsonString(), StringComparison.Ordinal);
    }

    private static NotebookDocument WithParameters() => new(
        NotebookCell.Code("p", "var tracks = 1; var rate = 1.0; var name = \"x\"; var quick = true; var day = DayOfWeek.Monday;", NotebookRunner.ParametersTag),
        NotebookCell.Code("u", "$\"{tracks} {rate} {name} {quick} {day}\""));

    private static NotebookDocument Of(params string[] cells) => new(cells.Select((code, i) => NotebookCell.Code($"c{i}", code)));

    private static string Data(NotebookCell cell) => cell.Outputs.Single()!["data"]!["text/plain"]!.ToJsonString();
}
