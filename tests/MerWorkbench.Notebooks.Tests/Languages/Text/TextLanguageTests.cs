using MerWorkbench.Notebooks.Engine;
using MerWorkbench.Showing;

namespace MerWorkbench.Notebooks.Tests.Languages.Text;

public sealed class TextLanguageTests
{
    [Theory]
    [InlineData("markdown", "# Title", "text/markdown", "# Title")]
    [InlineData("html", "<b>x</b>", "text/html", "<b>x</b>")]
    [InlineData("mermaid", "graph TD; A-->B", "text/html", "<pre class=\"mermaid\">graph TD; A--&gt;B</pre>")]
    public void Text_is_shown_as_what_it_is(string language, string text, string mime, string shown)
    {
        using var session = new Session();
        Assert.Null(session.Run($"#!{language}\n{text}").Error);
        var bundle = session.Output.Shown.Single().Bundle;
        Assert.StartsWith(shown, bundle[mime], StringComparison.Ordinal);
        Assert.Equal(text, bundle.PlainText);
    }

    [Theory]
    [InlineData("markdown")]
    [InlineData("html")]
    [InlineData("mermaid")]
    public void Text_holds_no_variables_and_takes_no_arguments(string language)
    {
        using var session = new Session();
        Assert.Contains("holds no variables", session.Run($"#!{language}\n#!set --name x --value 1").Error!.Message, StringComparison.Ordinal);
        Assert.Contains("'bold' has no meaning", session.Run($"#!{language} bold\ntext").Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void JavaScript_has_the_values_it_uses_and_no_others()
    {
        using var session = new Session();
        session.Run("""
            var rows = new[] { new { name = "</script><b>", energy = 0.5 } };
            var wave = new float[] { 1f, -2f };
            var unused = "secret";
            #!javascript
            #!share --from csharp rows
            #!share --from csharp wave
            #!share --from csharp unused
            return rows[0].energy + wave[1];
            """);
        string html = session.Output.Shown.Single().Bundle["text/html"]!;
        Assert.Contains("const rows = [{[\"name\"]:\"\\u003C/script\\u003E\\u003Cb\\u003E\",[\"energy\"]:0.5,},];", html, StringComparison.Ordinal);
        Assert.Contains("const wave = new Float32Array(Uint8Array.from(atob(\"AACAPwAAAMA=\")", html, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", html, StringComparison.Ordinal);
    }

    [Fact]
    public void JavaScript_is_left_out_of_notebooks_to_be_committed()
    {
        using var engine = new NotebookEngine(new NotebookPage(isStatic: true));
        var output = new RecordingOutput();
        engine.Execute("#!javascript\nreturn 1", output, TestContext.Current.CancellationToken);
        Assert.Null(output.Shown.Single().Bundle["text/html"]);
    }

    [Theory]
    [InlineData("#!js x\n1", "'x' has no meaning here")]
    [InlineData("#!js\n#!set --name class --value 1", "cannot be the name")]
    [InlineData("#!js\n#!set --name a-b --value 1", "cannot be the name")]
    [InlineData("var cube = new double[2, 2, 2];\n#!js\n#!share --from csharp cube\nreturn cube", "3 dimensions")]
    public void JavaScript_refuses_what_it_cannot_hold(string cell, string message)
    {
        using var session = new Session();
        Assert.Contains(message, session.Run(cell).Error!.Message, StringComparison.Ordinal);
    }
}
