namespace MerWorkbench.Notebooks.Tests.Engine;

public sealed class CellErrorsTests : IDisposable
{
    private readonly Session session = new();

    [Fact]
    public void An_error_names_the_lines_of_every_cell_on_its_way_and_nothing_else()
    {
        session.Value("int Divide(int a, int b)\n{\n    return a / b;\n}");
        Assert.Equal("""
            DivideByZeroException: Attempted to divide by zero.
              In[1], line 3, in Divide:  return a / b;
              In[2], line 2:  Divide(1, 0)
            """, session.Trace("// a remark\nDivide(1, 0)"));
    }

    [Fact]
    public void Lines_are_the_cells_own_below_a_magic_and_in_loops_lambdas_awaits_and_types()
    {
        Assert.Equal("""
            FormatException: inside
              In[1], line 6, in Deep.Fail:  public async Task Fail() { await Task.Yield(); throw new FormatException("inside"); }
              In[1], line 9, in lambda:  await new Deep().Fail();
              In[1], line 13:  await run(x);
            """, session.Trace("""
            // one
            #!csharp
            // three
            class Deep
            {
                public async Task Fail() { await Task.Yield(); throw new FormatException("inside"); }
            }
            Func<int, Task> run = async x => {
                await new Deep().Fail();
            };
            foreach (int x in new[] { 1, 2 })
                if (x > 0)
                    await run(x);
            """));
    }

    [Fact]
    public void A_library_call_that_fails_is_named_once() => Assert.Equal("""
        FormatException: The input string 'x' was not in a correct format.
          in System.Int32.Parse
          In[1], line 1:  int.Parse("x")
        """, session.Trace("int.Parse(\"x\")"));

    [Fact]
    public void A_message_of_the_workbench_stands_alone()
    {
        string[] trace = session.Trace("using MerWorkbench.Audio;\nWaveform.Load(\"/no/such.wav\")").Split('\n');
        Assert.Equal(2, trace.Length);
        Assert.StartsWith("/no/such.wav: ", trace[0], StringComparison.Ordinal);
        Assert.Equal("  In[1], line 2:  Waveform.Load(\"/no/such.wav\")", trace[1]);
    }

    [Fact]
    public void Causes_and_several_errors_at_once_are_told()
    {
        Assert.Equal("""
            InvalidOperationException: outer
              In[1], line 2:  catch (Exception e) { throw new InvalidOperationException("outer", e); }
            because of FormatException: inner
              In[1], line 1:  try { throw new FormatException("inner"); }
            """, session.Trace("try { throw new FormatException(\"inner\"); }\ncatch (Exception e) { throw new InvalidOperationException(\"outer\", e); }"));
        string several = session.Trace("Task.WaitAll(Task.Run(() => throw new FormatException(\"a\")), Task.Run(() => throw new ArgumentException(\"b\")));");
        Assert.StartsWith("AggregateException: 2 errors at once.", several, StringComparison.Ordinal);
        Assert.Contains("1. FormatException: a", several, StringComparison.Ordinal);
        Assert.Contains("2. ArgumentException: b", several, StringComparison.Ordinal);
        Assert.StartsWith("FormatException: alone", session.Trace("Task.Run(() => throw new FormatException(\"alone\")).Wait();"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_that_cannot_be_set_up_says_why()
    {
        string trace = session.Trace("class Broken { public static int Value = int.Parse(\"x\"); }\nBroken.Value");
        Assert.StartsWith("TypeInitializationException: The type Broken could not be set up", trace, StringComparison.Ordinal);
        Assert.Contains("because of FormatException", trace, StringComparison.Ordinal);
    }

    [Fact]
    public void A_compile_error_shows_the_line_and_a_caret_as_the_person_wrote_it() => Assert.Equal("""
        CompilationError: 2 errors: the cell was not run.
        In[1], line 3: CS0103: The name 'missing' does not exist in the current context
                x => missing + x;
                     ^^^^^^^
            No cell that has been run declares it. If one above does, run that first.
        In[1], line 5: CS0029: Cannot implicitly convert type 'string' to 'int'
                for (;;) { int wrong = "text"; }
                                       ^^^^^^
        """.ReplaceLineEndings("\n"), session.Trace("// one\nFunc<int, int> f =\n    x => missing + x;\n\n    for (;;) { int wrong = \"text\"; }"));

    [Theory]
    [InlineData("Consol.WriteLine(1);", "Did you mean Console?")]
    [InlineData("console.writeline(1);", "Did you mean Console?")]
    [InlineData("int lenght = 3;\nlength + 1", "Did you mean lenght?")]
    [InlineData("Console.Writeline(1);", "Did you mean WriteLine?")]
    [InlineData("\"text\".Lenght", "Did you mean Length?")]
    [InlineData("new List<int>().Cuont", "Did you mean Count?")]
    [InlineData("songs.Count", "No cell that has been run declares it.")]
    [InlineData("total = 5;", "A new variable is declared with its first value: var total = 5;")]
    [InlineData("print(1)", "C# writes Console.WriteLine(...)")]
    [InlineData("var done = True;", "C# writes true.")]
    [InlineData("string name = 'etudes';", "A text stands in double quotes")]
    [InlineData("# a remark\n1 + 1", "A comment begins with //")]
    [InlineData("%matplotlib inline", "#!lsmagic lists those there are")]
    [InlineData("int v = 3; Console.WriteLine(f\"v {v}\")", "A text with values in it is $\"{value}\".")]
    [InlineData("import numpy as np", "one whose first line is #!python is Python")]
    [InlineData("def f(x):\n    return x", "one whose first line is #!python is Python")]
    [InlineData("for x in [1, 2]:\n    print(x)", "one whose first line is #!python is Python")]
    [InlineData("using System;\nTimeSpan span = 3;\nvoid Wait(DateTime time) { }\nWait(1.5);", null)]
    public void A_compile_error_says_what_to_do_about_the_usual_mistakes(string code, string? hint)
    {
        string trace = session.Trace(code);
        Assert.StartsWith("CompilationError", trace, StringComparison.Ordinal);
        if (hint is not null)
            Assert.Single(trace.Split('\n'), line => line.Contains(hint, StringComparison.Ordinal));
        else
            Assert.DoesNotContain("Write new", trace, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bare_number_where_a_unit_is_meant_is_told_its_unit()
    {
        Assert.Contains("    Write new Seconds(1.5).", session.Trace("using MerWorkbench.Units;\nSeconds length = 1.5;"), StringComparison.Ordinal);
        Assert.Contains("    Write new Seconds(3).", session.Trace("using MerWorkbench.Units;\nvoid Wait(Seconds time) { }\nWait(3);"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("int[] few = [1, 2, 3];\nint i = 5;\nfew[i]", "  In[1], line 3:  few[i]")]
    [InlineData("int Last(int[] few) =>\n    few[few.Length];\nLast([1, 2])", "  In[1], line 2, in Last:  few[few.Length];\n  In[1], line 3:  Last([1, 2])")]
    [InlineData("int[] few = [1];\nfew[0]++;\nfew[1]++;", "  In[1], one of the lines that take an element: 2, 3")]
    public void An_index_outside_an_array_is_found_in_the_cell(string code, string place) =>
        Assert.Equal($"IndexOutOfRangeException: Index was outside the bounds of the array.\n{place}", session.Trace(code));

    [Fact]
    public void A_using_that_scripts_do_not_know_is_explained() =>
        Assert.Contains("braces", session.Trace("using var stream = new System.IO.MemoryStream();"), StringComparison.Ordinal);

    [Fact]
    public void An_endless_recursion_does_not_make_an_endless_trace()
    {
        string trace = session.Trace("int Down(int n) => n == 0 ? throw new FormatException(\"deep\") : Down(n - 1) + 1;\nDown(1000)");
        Assert.Contains("times more", trace, StringComparison.Ordinal);
        Assert.True(trace.Split('\n').Length < 8, trace);
    }

    public void Dispose() => session.Dispose();
}
