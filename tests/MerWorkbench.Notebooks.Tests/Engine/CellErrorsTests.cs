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
        In[1], line 5: CS0029: Cannot implicitly convert type 'string' to 'int'
                for (;;) { int wrong = "text"; }
                                       ^^^^^^
        """.ReplaceLineEndings("\n"), session.Trace("// one\nFunc<int, int> f =\n    x => missing + x;\n\n    for (;;) { int wrong = \"text\"; }"));

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
