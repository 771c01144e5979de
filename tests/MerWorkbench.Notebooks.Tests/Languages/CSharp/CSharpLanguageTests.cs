namespace MerWorkbench.Notebooks.Tests.Languages.CSharp;

public sealed class CSharpLanguageTests : IDisposable
{
    private readonly Session session = new();

    [Fact]
    public void Variables_functions_types_and_usings_are_carried_on()
    {
        session.Value("using System.Globalization; int a = 40; int Twice(int x) => 2 * x; record Point(double X, double Y); static class K { public const int C = 7; }");
        session.Value("var p = new Point(1, 2); a++;");
        Assert.Equal("82", session.Value("Twice(a)"));
        Assert.Equal("Point { X = 1, Y = 2 }", session.Value("p"));
        Assert.Equal("7", session.Value("K.C"));
        Assert.Equal("de-DE", session.Value("CultureInfo.InvariantCulture.Name.Length == 0 ? \"de-DE\" : \"\""));
    }

    [Fact]
    public void Usings_alone_make_a_cell()
    {
        session.Value("using System.IO;");
        session.Value("var path = Path.Combine(\"a\", \"b\");");
        session.Value("using System.Globalization; // and a remark");
        Assert.Equal("a/b", session.Value("CultureInfo.InvariantCulture is null ? \"\" : Path.Combine(\"a\", \"b\")"));
        Assert.Equal("a/b", session.Value("path"));
    }

    [Fact]
    public void A_later_declaration_hides_an_earlier_one_and_may_have_another_type()
    {
        session.Value("var x = 1;");
        session.Value("var x = \"text\";");
        Assert.Equal("text", session.Value("x"));
        Assert.Equal(["x"], session.Engine.CSharp.Values);
    }

    [Theory]
    [InlineData("1 + 1", "2")]
    [InlineData("1 + 1 // a remark\n", "2")]
    [InlineData("null", "null")]
    [InlineData("(string)null", "null")]
    [InlineData("int y = 3; y = 4", "4")]
    [InlineData("await Task.FromResult(5)", "5")]
    [InlineData("Math.Abs(1);", null)]
    [InlineData("var z = 3;", null)]
    [InlineData("Console.Write(\"\")", null)]
    [InlineData("await Task.Delay(1)", null)]
    [InlineData("void F() { }", null)]
    [InlineData("", null)]
    [InlineData("// only a remark", null)]
    [InlineData("if (true) { }", null)]
    public void The_last_expression_without_a_semicolon_is_the_value(string code, string? shown) => Assert.Equal(shown, session.Value(code));

    [Fact]
    public void The_imports_are_those_of_dotnet_interactive_and_no_more()
    {
        Assert.Equal("6", session.Value("new List<int> { 1, 2, 3 }.Sum()"));
        Assert.Equal("ab", session.Value("new StringBuilder(\"a\").Append('b').ToString()"));
        Assert.Equal("3", session.Value("new ArrayList { 1, 2, 3 }.Count"));
        Assert.Contains("Perhaps missing: using System.IO;", session.Trace("File.Exists(\"x\")"), StringComparison.Ordinal);
        Assert.Contains("using System.Threading;", session.Trace("Thread.Sleep(1);"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_workbench_is_there_after_its_using() =>
        Assert.Equal("True", session.Value("using MerWorkbench.Audio;\nusing MerWorkbench.Units;\ntypeof(Waveform).Assembly.GetName().Name == \"MerWorkbench\""));

    [Fact]
    public void A_cell_that_throws_keeps_what_it_had_declared()
    {
        Assert.Equal("DivideByZeroException", session.Run("var first = 11; int zero = 0; var second = first / zero; var third = 3;").Error!.Name);
        Assert.Equal("11", session.Value("first"));
        Assert.Equal("0", session.Value("third"));
    }

    [Fact]
    public void A_cell_that_does_not_compile_changes_nothing()
    {
        session.Value("var kept = 1;");
        session.Run("var kept = \"other\"; nonsense(");
        session.Run("var lost = 5; int wrong = \"text\";");
        Assert.Equal("1", session.Value("kept"));
        Assert.Equal(["kept"], session.Engine.CSharp.Values);
    }

    [Fact]
    public void Values_of_other_languages_get_their_type()
    {
        session.Engine.CSharp.Set("numbers", new float[] { 1, 2, 3 });
        session.Engine.CSharp.Set("table", new Dictionary<string, List<double[]>> { ["a"] = [[1.5]] });
        session.Engine.CSharp.Set("grid", new int[2, 3][]);
        session.Engine.CSharp.Set("nothing", null);
        session.Engine.CSharp.Set("hidden", new { Name = "private" });
        Assert.Equal("6", session.Value("numbers.Sum()"));
        Assert.Equal("1.5", session.Value("table[\"a\"][0][0]"));
        Assert.Equal("2", session.Value("grid.Rank"));
        Assert.Equal("null", session.Value("nothing"));
        Assert.Equal("{ Name = private }", session.Value("hidden"));
        Assert.True(session.Engine.CSharp.TryGet("numbers", out object? value));
        Assert.Equal([1f, 2f, 3f], (float[])value!);
        Assert.False(session.Engine.CSharp.TryGet("absent", out _));
        Assert.Throws<Notebooks.Engine.CellException>(() => session.Engine.CSharp.Set("two words", 1));
    }

    [Theory]
    [InlineData("1 + 1", "Complete")]
    [InlineData("for (int i = 0; i < 3; i++) {", "Incomplete")]
    [InlineData("var x = ", "Incomplete")]
    [InlineData("foo bar baz;", "Invalid")]
    public void Consoles_learn_whether_more_must_follow(string code, string answer) =>
        Assert.Equal(answer, session.Engine.CSharp.IsComplete(code).ToString());

    public void Dispose() => session.Dispose();
}
