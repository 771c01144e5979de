using MerWorkbench.Notebooks.Engine;
using MerWorkbench.Showing;

namespace MerWorkbench.Notebooks.Tests.Magics;

public sealed class MagicTests
{
    [Fact]
    public void The_time_of_a_cell_is_shown_after_its_other_outputs_and_even_where_it_fails()
    {
        using var session = new Session();
        session.Run("#!time\ndisplay(1);\nthrow new Exception(\"x\");");
        Assert.Equal(2, session.Output.Shown.Count);
        Assert.Matches(@"^Wall time: [\d.]+ (ms|s)$", session.Output.Shown.Last().Bundle.PlainText);
    }

    [Fact]
    public void A_notebook_to_be_committed_carries_no_time_and_no_machine()
    {
        using var engine = new NotebookEngine(new NotebookPage(isStatic: true));
        var output = new RecordingOutput();
        engine.Execute("#!time\n#!about\n1", output, TestContext.Current.CancellationToken);
        string only = Assert.Single(output.Shown).Bundle.PlainText;
        Assert.StartsWith("MerWorkbench", only, StringComparison.Ordinal);
        Assert.DoesNotContain(Environment.Version.ToString(), only, StringComparison.Ordinal);
    }

    [Fact]
    public void Whos_names_every_variable_with_its_language()
    {
        using var session = new Session();
        session.Run("#!whos");
        Assert.Equal("There are no variables yet.", session.Output.Shown.Single().Bundle.PlainText);
        session.Run("var tempo = 120.5; string title = null;\n#!value --name note --from-value hello");
        session.Run("#!whos");
        string shown = session.Output.Shown.Single().Bundle.PlainText;
        foreach (string word in (string[])["tempo", "double", "120.5", "csharp", "title", "null", "note", "hello", "value"])
            Assert.Contains(word, shown, StringComparison.Ordinal);
        Assert.Contains("<table", session.Output.Shown.Single().Bundle["text/html"], StringComparison.Ordinal);
    }

    [Fact]
    public void Lsmagic_lists_all_there_is()
    {
        using var session = new Session();
        session.Run("#!lsmagic");
        string shown = session.Output.Shown.Single().Bundle.PlainText;
        Assert.All(session.Engine.Languages, language => Assert.Contains($"#!{language.Name}", shown, StringComparison.Ordinal));
        Assert.All(session.Engine.Magics, magic => Assert.Contains(magic.Usage, shown, StringComparison.Ordinal));
    }

    [Fact]
    public void Set_puts_texts_json_answers_and_values_of_other_languages_into_the_language_it_stands_in()
    {
        using var session = new Session();
        Assert.Equal("Hey Jude!", session.Value("#!set --name title --value \"Hey Jude\"\ntitle + \"!\""));
        Assert.Equal("6", session.Value("#!set --name list --value '[1, 2, 3]' --mime-type application/json\nlist.Sum()"));
        session.Run("#!value --name raw\nline 1\nline 2");
        Assert.Equal("13", session.Value("#!set --name copy --value @value:raw\ncopy.Length"));
        Assert.True(session.Run("#!sql\n#!set --name limit --value @csharp:list").IsOk);
        Assert.Contains("limit", session.Engine.Language("sql")!.Values);
    }

    [Fact]
    public void Set_asks_the_person()
    {
        using var engine = new NotebookEngine();
        var output = new RecordingOutput();
        output.Answers.Enqueue("Ada");
        Assert.Equal("Ada", engine.Execute("#!set --name who --value @input:\"Your name\"\nwho", output, TestContext.Current.CancellationToken).Result!.PlainText);
    }

    [Fact]
    public void Share_takes_a_variable_under_its_name_or_another()
    {
        using var session = new Session();
        session.Run("#!value --name a --from-value text");
        Assert.Equal("texttext", session.Value("#!share --from value a\n#!share --from value a --as b\na + b"));
    }

    [Theory]
    [InlineData("#!time now", "'now' has no meaning here", "#!time")]
    [InlineData("#!whos all", "'all' has no meaning here", "#!whos")]
    [InlineData("#!about x", "'x' has no meaning", "#!about")]
    [InlineData("#!lsmagic x", "'x' has no meaning", "#!lsmagic")]
    [InlineData("#!set --name x", "--value is missing", "--value TEXT|@LANGUAGE:NAME")]
    [InlineData("#!set --name x --value", "--value needs a value", "--value TEXT|@LANGUAGE:NAME")]
    [InlineData("#!set --nam x", "There is no option --nam", "--name NAME")]
    [InlineData("#!set --name x --name y --value 1", "--name is given twice", "--name NAME")]
    [InlineData("#!set --name x --value @cobol:x", "There is no language 'cobol'", "csharp")]
    [InlineData("#!set --name x --value @csharp:y", "csharp has no variable 'y'", "It has none yet")]
    [InlineData("#!set --name x --value {1 --mime-type application/json", "not JSON", "value of x")]
    [InlineData("#!set --name 1x --value 1", "'1x' cannot be the name", "letter")]
    [InlineData("#!share x", "--from is missing", "--from LANGUAGE NAME")]
    [InlineData("#!share --from csharp", "Something is missing", "--from LANGUAGE NAME")]
    [InlineData("#!value --from-value x", "--name is missing", "--from-file FILE")]
    [InlineData("#!value --name x", "Exactly one text is needed", "--from-file FILE")]
    [InlineData("#!value --name x --from-value 1\nmore", "Exactly one text is needed", "--from-file FILE")]
    [InlineData("#!value --name x --from-file /nowhere/x.txt", "there is no file", "/nowhere/x.txt")]
    public void Wrong_use_says_what_was_expected(string cell, string problem, string help)
    {
        using var session = new Session();
        CellError error = session.Run(cell).Error!;
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Contains(help, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_magic_names_its_line()
    {
        using var session = new Session();
        Assert.EndsWith("  In[1], line 2:  #!share x", session.Trace("var a = 1;\n#!share x"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_is_kept_from_a_file()
    {
        using var session = new Session();
        using var folder = new TemporaryFolder();
        string path = folder.PutText("lyrics.txt", "la la");
        Assert.Equal("la la", session.Value($"#!value --name song --from-file {path}\n#!csharp\n#!share --from value song\nsong"));
    }
}
