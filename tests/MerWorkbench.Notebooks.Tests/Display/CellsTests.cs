using MerWorkbench.Foundation;
using MerWorkbench.Notebooks.Display;
using MerWorkbench.Notebooks.Engine;

namespace MerWorkbench.Notebooks.Tests.Display;

/// <summary>What cells show, print, ask and report, through the engine.</summary>
public sealed class CellsTests : IDisposable
{
    private readonly NotebookEngine engine = new();
    private readonly RecordingOutput output = new();

    [Fact]
    public void Display_shows_at_once_and_is_updated_from_a_later_cell()
    {
        Run("var d = display(\"start\"); display(HTML(\"<b>x</b>\"));");
        Run("d.Update(new[] { new { A = 1 } });");
        var shown = output.Shown.ToArray();
        Assert.Equal("start", shown[0].Bundle.PlainText);
        Assert.Equal("<b>x</b>", shown[1].Bundle[Mime.Html]);
        Assert.NotEqual(shown[0].Id, shown[1].Id);
        var update = Assert.Single(output.Updates);
        Assert.Equal(shown[0].Id, update.Id);
        Assert.Contains("<table", update.Bundle[Mime.Html]);
    }

    [Fact]
    public void A_displayed_value_at_the_end_of_a_cell_is_not_shown_again()
    {
        Assert.Null(Run("1.Display()").Result);
        Assert.Null(Run("\"**b**\".DisplayAs(\"text/markdown\")").Result);
        Assert.Equal("**b**", output.Shown.Last().Bundle[Mime.Markdown]);
    }

    [Fact]
    public void The_same_notebook_gives_the_same_ids_and_other_cells_give_others()
    {
        Run("display(1); display(2);");
        using var second = new NotebookEngine();
        var again = new RecordingOutput();
        second.Execute("display(1); display(2);", again, TestContext.Current.CancellationToken);
        Assert.Equal(output.Shown.Select(s => s.Id), again.Shown.Select(s => s.Id));
        Run("display(1);  display(2);");
        Assert.Equal(4, output.Shown.Select(s => s.Id).Distinct().Count());
    }

    [Fact]
    public void What_is_printed_goes_to_the_cell_that_started_the_work()
    {
        Run("""
            Console.WriteLine(1.5); Console.Error.Write("bad");
            var go = new TaskCompletionSource();
            var late = Task.Run(async () => { await go.Task; Console.Write("from the first"); });
            """);
        var second = new RecordingOutput();
        Assert.True(engine.Execute("go.SetResult(); await late; Console.Write(\"second\");", second, TestContext.Current.CancellationToken).IsOk);
        Assert.Equal("1.5\nfrom the first", output.Out);
        Assert.Equal("bad", output.Error);
        Assert.Equal("second", second.Out);
    }

    [Fact]
    public void Questions_are_asked_of_the_person()
    {
        output.Answers.Enqueue("Anna");
        output.Answers.Enqueue("Ben");
        output.Answers.Enqueue("7");
        Assert.Equal("Anna Ben 7", Run("await GetInputAsync(\"Name?\") + \" \" + Console.ReadLine() + \" \" + (char)Console.Read()").Result!.PlainText);
    }

    [Fact]
    public void Where_nobody_can_be_asked_the_cell_says_so()
    {
        Assert.Contains("nobody can be asked", Run("Console.ReadLine()").Error!.Message);
        Assert.Contains("nobody can be asked", Run("await GetInputAsync()").Error!.Message);
    }

    [Fact]
    public void Css_and_scripts_reach_the_page_and_outputs_can_be_taken_away()
    {
        Run("CSS(\"b{}\"); Javascript(\"1\");");
        Assert.Equal(["<style>b{}</style>", "<script>1</script>"], output.Shown.Select(s => s.Bundle[Mime.Html]));
        Run("ClearOutput();");
        Assert.Empty(output.Shown);
    }

    [Fact]
    public void Progress_is_one_display_updated_at_most_ten_times_a_second_that_ends_without_times()
    {
        Run("""
            var p = MerWorkbench.Foundation.Ambient.Progress;
            for (int i = 1; i <= 50; i++) { p.Report(new("features", i, 50, "song " + i)); await Task.Delay(10); }
            """);
        var (first, id) = Assert.Single(output.Shown);
        Assert.Equal("features: 2 %, song 1", first.PlainText);
        Assert.InRange(output.Updates.Count, 2, 40);
        Assert.All(output.Updates, update => Assert.Equal(id, update.Id));
        Assert.Equal("features: done", output.Updates.Last().Bundle.PlainText);
        Assert.Contains("<progress value=\"1\"", output.Updates.Last().Bundle[Mime.Html]);
    }

    [Fact]
    public void A_stage_that_comes_again_does_not_count_the_time_before_as_its_own()
    {
        Run("""
            var p = MerWorkbench.Foundation.Ambient.Progress;
            p.Report(new("features", 4, 4));
            await Task.Delay(2200);
            p.Report(new("features", 1, 4));
            """);
        Assert.DoesNotContain(output.Updates, update => update.Bundle.PlainText.Contains("left"));
    }

    [Fact]
    public void A_flood_of_reports_is_thinned_out()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Run("for (int i = 1; i <= 200_000; i++) MerWorkbench.Foundation.Ambient.Progress.Report(new(\"work\", i, 200_000));");
        Assert.InRange(output.Updates.Count, 1, (watch.Elapsed.TotalSeconds * 10) + 2);
    }

    [Fact]
    public void Work_that_fails_half_way_is_left_as_stopped()
    {
        Run("MerWorkbench.Foundation.Ambient.Progress.Report(new(\"work\", 1, 4, \"x\")); throw new Exception(\"no\");");
        Assert.Equal("work: 25 %, stopped", output.Updates.Last().Bundle.PlainText);
    }

    [Fact]
    public void An_output_that_shows_progress_itself_keeps_it_out_of_the_document()
    {
        var own = new OwnProgress();
        engine.Execute("MerWorkbench.Foundation.Ambient.Progress.Report(new(\"work\", 1, 4));", own, TestContext.Current.CancellationToken);
        Assert.Equal(1, own.Reports);
    }

    [Fact]
    public void Library_work_is_stopped_by_the_cells_token_without_being_given_it()
    {
        using var stop = new CancellationTokenSource();
        using (Ambient.Use(null, stop.Token))
        {
            stop.Cancel();
            var sound = new MerWorkbench.Audio.Waveform(MerWorkbench.Units.SampleRate.Hz22050, new float[22050]);
            Assert.ThrowsAny<OperationCanceledException>(() => MerWorkbench.Features.LogMel.Librosa.Extract(sound));
        }
    }

    public void Dispose() => engine.Dispose();

    private CellOutcome Run(string code) => engine.Execute(code, output, TestContext.Current.CancellationToken);

    private sealed class OwnProgress : ICellOutput
    {
        public int Reports { get; private set; }

        public void Write(OutputStream stream, string text) => Assert.Fail(text);

        public void Show(MimeBundle bundle, string? displayId = null) => Assert.Fail(bundle.PlainText);

        public void Update(MimeBundle bundle, string displayId) => Assert.Fail(bundle.PlainText);

        public void Clear(bool wait) => Assert.Fail("cleared");

        public string? Ask(string prompt, bool hidden, CancellationToken cancellation) => null;

        public bool Progress(WorkProgress progress)
        {
            Reports++;
            return true;
        }
    }
}
