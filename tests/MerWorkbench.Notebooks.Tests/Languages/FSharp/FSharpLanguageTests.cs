using System.Diagnostics;
using MerWorkbench.Notebooks.Engine;

namespace MerWorkbench.Notebooks.Tests.Languages.FSharp;

public sealed class FSharpLanguageTests
{
    [Fact]
    public void Cells_keep_their_state_and_show_their_last_value()
    {
        using var session = new Session();
        Assert.Null(session.Value("#!fsharp\nlet square x = x * x\nlet mutable count = 2"));
        Assert.Equal("49", session.Value("#!f#\ncount <- count + 5\nsquare count"));
        Assert.Null(session.Value("#!fsharp\nprintfn \"hello %d\" count"));
        Assert.Equal("hello 7\n", session.Output.Out);
        session.Run("#!fsharp\ndisplay(HTML \"<b>x</b>\") |> ignore");
        Assert.Equal("<b>x</b>", session.Output.Shown.Single().Bundle["text/html"]);
    }

    [Fact]
    public void Values_go_to_and_from_CSharp_as_they_are()
    {
        using var session = new Session();
        session.Run("var wave = new float[] { 1, 2, 3 };");
        Assert.Equal("3", session.Value("#!fsharp\n#!share --from csharp wave\nwave.[1] <- 20.0f\nwave.Length"));
        Assert.Equal("20", session.Value("wave[1]"));
        session.Run("#!fsharp\nlet table = [ {| Title = \"A\"; Energy = 0.5 |}; {| Title = \"B\"; Energy = 0.75 |} ]\nlet names = [| \"x\"; \"y\" |]\nlet list = [1; 2; 3]");
        Assert.Equal("y 6", session.Value("#!share --from fsharp names\n#!share --from fsharp list\n$\"{names[1]} {list.Sum()}\""));
        Assert.Contains("B", session.Value("#!sql\n#!share --from fsharp table\nselect Title from @table where Energy > 0.5"), StringComparison.Ordinal);
        session.Run("#!whos");
        foreach (string word in (string[])["fsharp", "table", "wave"])
            Assert.Contains(word, session.Output.Shown.Single().Bundle.PlainText, StringComparison.Ordinal);
    }

    [Fact]
    public void Records_that_a_cell_of_CSharp_declared_go_over_in_parts()
    {
        using var session = new Session();
        session.Run("record Song(string Title, double Energy);\nvar songs = new[] { new Song(\"A\", 0.5) };\nobject nothing = null;");
        Assert.Equal("A", session.Value("#!fsharp\n#!share --from csharp songs\n#!share --from csharp nothing\nif isNull nothing then songs.[0].[\"Title\"] |> string else \"?\""));
    }

    [Fact]
    public void Compile_errors_name_the_line_of_the_cell_with_a_caret()
    {
        using var session = new Session();
        string trace = session.Trace("#!fsharp\nlet a = 1\nlet b = a + \"x\"");
        Assert.Contains("In[1], line 3: FS0001:", trace, StringComparison.Ordinal);
        Assert.Contains("    let b = a + \"x\"\n                ^^^", trace, StringComparison.Ordinal);
        Assert.Equal("5", session.Value("#!fsharp\n2 + 3"));
    }

    [Fact]
    public void Exceptions_name_the_line_and_warnings_are_told()
    {
        using var session = new Session();
        string trace = session.Trace("#!fsharp\nlet f x =\n    if x > 1 then failwith \"too large\"\n    x\nf 2");
        Assert.Contains("too large", trace, StringComparison.Ordinal);
        Assert.Contains("In[1], line 3", trace, StringComparison.Ordinal);
        Assert.True(session.Run("#!fsharp\nlet g = function 1 -> 2").IsOk);
        Assert.Contains("In[2], line 2: warning FS0025", session.Output.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#!fsharp now\n1", "'now' has no meaning here")]
    [InlineData("#!fsharp\n#!set --name \"a b\" --value 1", "'a b' cannot be the name")]
    [InlineData("#!fsharp\nlet x = 1\n#!csharp\n#!share --from fsharp y", "fsharp has no variable 'y'. It has: x")]
    public void Wrong_use_says_what_is_wrong(string cell, string message)
    {
        using var session = new Session();
        Assert.Contains(message, session.Run(cell).Error!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("System.Threading.Thread.Sleep 60000")]
    [InlineData("Async.Sleep 60000 |> Async.RunSynchronously")]
    public async Task A_waiting_cell_can_be_stopped(string code)
    {
        using var session = new Session();
        session.Value("#!fsharp\n1");
        Task<CellOutcome> running = Task.Run(() => session.Run($"#!fsharp\n{code}"), TestContext.Current.CancellationToken);
        await Task.Delay(1500, TestContext.Current.CancellationToken);
        long asked = Stopwatch.GetTimestamp();
        session.Engine.Interrupt();
        Assert.True((await running).Interrupted);
        Assert.InRange(Stopwatch.GetElapsedTime(asked).TotalSeconds, 0, 2);
        Assert.Equal("2", session.Value("#!fsharp\n1 + 1"));
    }
}
