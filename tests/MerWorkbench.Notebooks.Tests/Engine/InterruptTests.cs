using System.Diagnostics;
using MerWorkbench.Notebooks.Engine;
using MerWorkbench.TestData;

namespace MerWorkbench.Notebooks.Tests.Engine;

/// <summary>Once each; <c>mer-bench interrupt</c> does it ten times and measures.</summary>
public sealed class InterruptTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("mer-interrupt-").FullName;
    private readonly Session session = new();

    public static TheoryData<string> Stoppable => [.. InterruptCell.All.Where(cell => cell.IsStoppable).Select(cell => cell.Name)];

    [Theory]
    [MemberData(nameof(Stoppable))]
    public void A_cell_stops_and_the_session_goes_on(string name)
    {
        session.Value("var before = 41;");
        var (outcome, took, output) = Interrupted(InterruptCell.All.Single(cell => cell.Name == name).Code);
        Assert.True(outcome is { Interrupted: true, Error.Name: "Interrupted" }, string.Join('\n', outcome.Error?.Trace ?? [outcome.Result?.PlainText ?? "no result"]));
        // A busy machine is slow to wake threads; the goal of a second is held by the benchmark.
        Assert.True(took < TimeSpan.FromSeconds(5), $"{name} took {took.TotalSeconds} s to stop. {output.Error}");
        Assert.Equal("42", session.Value("before + 1"));
    }

    [Fact]
    public void A_cell_that_cannot_be_stopped_is_told_of_and_left_behind_and_keeps_what_it_had_declared()
    {
        session.Engine.Patience = TimeSpan.FromSeconds(1.5);
        var (outcome, _, output) = Interrupted("var kept = 7;\n" + InterruptCell.All.Single(cell => cell.Name == "read of a socket").Code);
        Assert.True(outcome.Interrupted);
        Assert.Contains("does not look whether it is to stop", output.Error, StringComparison.Ordinal);
        Assert.Contains("left behind", outcome.Error!.Message, StringComparison.Ordinal);
        Assert.Equal("8", session.Value("kept + 1"));
        // It ends by itself once what it waits for comes, and disturbs nothing.
        session.Value("silent.Stop(); socket.Close();");
        Assert.Equal("9", session.Value("System.Threading.Thread.Sleep(100); kept + 2"));
    }

    [Fact]
    public void Training_that_is_stopped_leaves_its_finished_folds_and_a_checkpoint_of_the_one_under_way()
    {
        // At most three folds of a thousand each are under way: of 4,100 at least two are finished.
        string code = InterruptCell.All.Single(cell => cell.Name == "library training").Code
            .Replace("Contains(\"lstm\")", "Contains(\"lstm\") && p.Done >= 4100", StringComparison.Ordinal)
            .Replace("Profile.Paper", "Profile.Quick", StringComparison.Ordinal);
        Assert.True(Interrupted(code).Outcome.Interrupted);
        string[] folds = [.. Directory.EnumerateDirectories(Path.Combine(folder, "runs"), "folds", SearchOption.AllDirectories).Where(path => path.Contains("lstm", StringComparison.Ordinal))];
        Assert.NotEmpty(folds);
        Assert.All(folds, path => Assert.False(File.Exists(Path.Combine(path, "..", "manifest.json"))));
        Assert.Contains(folds, path => Directory.EnumerateFiles(path, "*.json").Count() >= 2 && Directory.EnumerateFiles(path, "*-checkpoint*").Any());
    }

    [Fact]
    public void A_stopped_cell_keeps_what_it_had_declared_and_names_the_line()
    {
        var (outcome, _, _) = Interrupted("var kept = 7;\nConsole.WriteLine(\"ready\");\nwhile (true)\n{\n    kept++;\n}");
        Assert.StartsWith("  In[1], line ", outcome.Error!.Trace[1], StringComparison.Ordinal);
        Assert.True(long.Parse(session.Value("kept")!, System.Globalization.CultureInfo.InvariantCulture) > 7);
    }

    [Fact]
    public void A_stopped_await_keeps_what_was_declared_and_runs_what_cleans_up()
    {
        Interrupted("var kept = 7; bool cleaned = false;\nConsole.WriteLine(\"ready\");\ntry { await Task.Delay(-1); } finally { cleaned = true; }");
        Assert.Equal("True", session.Value("cleaned && kept == 7"));
    }

    [Fact]
    public void Code_may_ask_whether_it_is_to_stop() =>
        Assert.True(Interrupted("Console.WriteLine(\"ready\");\nCancellation.WaitHandle.WaitOne();\nCancellation.ThrowIfCancellationRequested();").Outcome.Interrupted);

    [Fact]
    public void What_a_stopped_cell_left_in_the_background_stops_too()
    {
        Interrupted("int[] ticks = new int[1];\nvar work = Task.Run(() => { while (true) { ticks[0]++; System.Threading.Thread.Sleep(1); } });\nConsole.WriteLine(\"ready\");\nwork.Wait();");
        Assert.Equal("True", session.Value("await Task.Delay(300); work.IsCompleted"));
    }

    [Theory]
    [InlineData("int Deeper(int n) => Deeper(n + 1) + 1;\nDeeper(0)")]
    [InlineData("int Deeper(int n) { return Deeper(n + 1) + 1; }\nDeeper(0)")]
    [InlineData("class Node { public Node Next => new Node().Next; }\nnew Node().Next")]
    [InlineData("Func<int, int> deeper = null; deeper = n => deeper(n + 1) + 1;\ndeeper(0)")]
    [InlineData("await Task.Run(() => { int Deeper(int n) => Deeper(n + 1) + 1; return Deeper(0); })")]
    public void Recursion_without_end_is_an_error_and_not_the_end(string code)
    {
        CellError error = session.Run(code).Error!;
        Assert.Equal("InsufficientExecutionStackException", error.Name);
        Assert.Contains("line ", error.Trace[1], StringComparison.Ordinal);
        Assert.True(error.Trace.Count < 40);
        Assert.Equal("2", session.Value("1 + 1"));
    }

    [Theory]
    [InlineData("new System.Threading.Thread(() => throw new FormatException(\"lost\")).Start();")]
    [InlineData("async void Lost() { await Task.Delay(50); throw new FormatException(\"lost\"); }\nLost();")]
    public void An_error_that_nobody_waits_for_is_printed_and_does_not_end_the_process(string code)
    {
        session.Value(code);
        RecordingOutput output = session.Output;
        for (int i = 0; i < 100 && output.Error.Length == 0; i++)
            session.Value("System.Threading.Thread.Sleep(20);");
        Assert.Contains("FormatException: lost", output.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("await System.Threading.Tasks.Task.Delay(-1, MerWorkbench.Notebooks.Engine.CellContext.Current.Token);")]
    public void An_interrupt_from_who_has_just_heard_of_the_cell_is_not_lost(string code)
    {
        CellOutcome outcome = session.Engine.Execute(code, session.Output, begun: _ => session.Engine.Interrupt(), cancellation: TestContext.Current.CancellationToken);
        Assert.True(outcome.Interrupted);
    }

    public void Dispose()
    {
        session.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private (CellOutcome Outcome, TimeSpan Took, WaitingOutput Output) Interrupted(string code)
    {
        var output = new WaitingOutput();
        Task<CellOutcome> cell = Task.Factory.StartNew(() => session.Engine.Execute(code.Replace("FOLDER", folder, StringComparison.Ordinal), output),
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        Assert.True(SpinWait.SpinUntil(() => output.Out.Contains("ready", StringComparison.Ordinal) || cell.IsCompleted, TimeSpan.FromSeconds(60)), "It did not begin.");
        Thread.Sleep(50);
        long asked = Stopwatch.GetTimestamp();
        session.Engine.Interrupt();
        cell.Wait(TestContext.Current.CancellationToken);
        return (cell.Result, Stopwatch.GetElapsedTime(asked), output);
    }
}
