using System.Diagnostics;
using MerWorkbench.Notebooks.Engine;
using MerWorkbench.Notebooks.Languages.Python;

namespace MerWorkbench.Notebooks.Tests.Languages.Python;

public sealed class PythonLanguageTests
{
    private static readonly Lazy<string?> Lack = new(() =>
    {
        using var session = new Session();
        return session.Run("#!python\n1").Error?.Message;
    });

    [Fact]
    public void Cells_keep_their_state_and_show_their_last_value()
    {
        using Session session = Needs();
        Assert.Null(session.Value("#!python\nimport sys\ndef f(x):\n    return x * 2\na = 20"));
        Assert.Equal("42", session.Value("#!py\nb = f(a)\nb + 2"));
        Assert.Null(session.Value("#!python\nb;"));
        Assert.Null(session.Value("#!python\nprint('out')\nprint('error', file=sys.stderr)\nimport os\n_ = os.system('echo child')"));
        Assert.Equal("out\nchild\n", session.Output.Out);
        Assert.Equal("error\n", session.Output.Error);
        Assert.Equal("3", session.Value("#!python\nimport asyncio\nasync def g():\n    return 3\nawait g()"));
    }

    [Fact]
    public void Values_are_shown_as_IPython_shows_them()
    {
        using Session session = Needs();
        CellOutcome outcome = session.Run("#!python\nclass Card:\n    def _repr_html_(self):\n        return '<b>card</b>'\n    def _repr_png_(self):\n        return b'\\x89PNG'\n    def __repr__(self):\n        return 'card'\nCard()");
        Assert.Equal("card", outcome.Result!.PlainText);
        Assert.Equal("<b>card</b>", outcome.Result["text/html"]);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], Convert.FromBase64String(outcome.Result["image/png"]!));
        session.Run("#!python\nh = display('a', display_id=True)\nh.update('b')");
        Assert.Equal(session.Output.Shown.Single().Id, session.Output.Updates.Single().Id);
        Assert.Equal("'b'", session.Output.Updates.Single().Bundle.PlainText);
    }

    [Fact]
    public void Scalars_texts_lists_and_tables_go_there_and_back()
    {
        using Session session = Needs();
        session.Run("""
            var whole = 7; var real = 1.0; var huge = double.PositiveInfinity; var text = "Ä\n😀"; var yes = true; object nothing = null;
            var rows = new[] { new { Title = "A", Energy = 0.5 }, new { Title = "B", Energy = 1.0 } };
            record Song(string Title, MerWorkbench.Units.Seconds Length);
            var song = new Song("A", new(2.5));
            """);
        Assert.Equal("(7, 1.0, inf, 'Ä\\n😀', True, None)", session.Value("""
            #!python
            #!share --from csharp whole
            #!share --from csharp real
            #!share --from csharp huge
            #!share --from csharp text
            #!share --from csharp yes
            #!share --from csharp nothing
            #!share --from csharp rows
            #!share --from csharp song
            (whole, real, huge, text, yes, nothing)
            """));
        Assert.Equal("[{'Title': 'A', 'Energy': 0.5}, {'Title': 'B', 'Energy': 1.0}]", session.Value("#!python\nrows"));
        Assert.Equal("{'Title': 'A', 'Length': 2.5}", session.Value("#!python\nsong"));
        session.Run("#!python\nback = [{'a': 1, 'b': 0.5, 'c': None}, {'a': 2, 'b': 1.5, 'c': 'x'}]\nnumbers = [1, 2]\nwords = ['a', 'b']\nreal = 2.0\nwhole = 3\nbig = 2**40\nnan = float('nan')");
        Assert.Equal("2 1.5 x", session.Value("#!share --from python back\n$\"{back.Count} {back[1][\"b\"]} {back[1][\"c\"]}\""));
        Assert.Equal("Int32[] String[] Double Int32 Int64 True", session.Value(
            "#!share --from python numbers\n#!share --from python words\n#!share --from python real\n#!share --from python whole\n#!share --from python big\n#!share --from python nan\n$\"{numbers.GetType().Name} {words.GetType().Name} {real.GetType().Name} {whole.GetType().Name} {big.GetType().Name} {double.IsNaN(nan)}\""));
        Assert.Contains("1.5", session.Value("#!sql\n#!share --from python back\nselect b from @back where c = 'x'"), StringComparison.Ordinal);
    }

    [Fact]
    public void Arrays_go_there_and_back_bit_by_bit()
    {
        using Session session = Needs();
        session.Run("var wave = Enumerable.Range(0, 1_000_000).Select(i => MathF.Sin(i) * 1e-30f).ToArray(); wave[3] = float.NaN; var grid = new double[,] { { 0.1, 0.2, 0.3 }, { 1, 2, 3 } }; var flags = new[] { true, false };");
        session.Value("#!python\n#!share --from csharp wave\n#!share --from csharp grid\n#!share --from csharp flags\nwave2, grid2, flags2 = wave, grid, flags\nmore = [0.1, 0.2]");
        Assert.Equal("True", session.Value("#!share --from python wave2\nSystem.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(wave).SequenceEqual(System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(wave2))"));
        Assert.Equal("0.3 2x3 False Double[]", session.Value("#!share --from python grid2\n#!share --from python flags2\n#!share --from python more\n$\"{grid2[0, 2]} {grid2.GetLength(0)}x{grid2.GetLength(1)} {flags2[1]} {more.GetType().Name}\""));
    }

    [Fact]
    public void Errors_name_the_lines_of_the_cells()
    {
        using Session session = Needs();
        session.Run("#!python\ndef f(x):\n    return 1 / x");
        Assert.Equal("ZeroDivisionError: division by zero\n  In[1], line 3, in f:  return 1 / x\n  In[2], line 3:  f(0)", session.Trace("#!python\na = 1\nf(0)"));
        string syntax = session.Trace("#!python\na = 1\nb = (a +* 2)");
        Assert.Contains("SyntaxError: invalid syntax\n  In[3], line 3:\n    b = (a +* 2)\n            ^", syntax, StringComparison.Ordinal);
        Assert.Contains("json.decoder", session.Trace("#!python\nimport json\njson.loads('{')"), StringComparison.Ordinal);
    }

    [Fact]
    public void Input_asks_the_person()
    {
        using Session session = Needs();
        Assert.Equal("EOFError", session.Run("#!python\ninput('Name? ')").Error!.Name);
        using var engine = new NotebookEngine();
        var output = new RecordingOutput();
        output.Answers.Enqueue("Ada");
        Assert.Equal("'Ada'", engine.Execute("#!python\ninput('Name? ')", output, TestContext.Current.CancellationToken).Result!.PlainText);
    }

    [Theory]
    [InlineData("while True: pass")]
    [InlineData("import time; time.sleep(60)")]
    [InlineData("import subprocess; subprocess.run(['sleep', '60'])")]
    public async Task A_cell_can_be_stopped_and_its_state_stays(string code)
    {
        using Session session = Needs();
        session.Value("#!python\nkept = 5");
        Task<CellOutcome> running = Task.Run(() => session.Run($"#!python\n{code}"), TestContext.Current.CancellationToken);
        await Task.Delay(1000, TestContext.Current.CancellationToken);
        long asked = Stopwatch.GetTimestamp();
        session.Engine.Interrupt();
        Assert.True((await running).Interrupted);
        Assert.InRange(Stopwatch.GetElapsedTime(asked).TotalSeconds, 0, 2);
        Assert.Equal("5", session.Value("#!python\nkept"));
    }

    [Fact]
    public void A_Python_that_dies_is_told_of_and_started_anew()
    {
        using Session session = Needs();
        Assert.Contains("Python ended by itself (exit code 3)", session.Run("#!python\nimport os\nos._exit(3)").Error!.Message, StringComparison.Ordinal);
        Assert.Equal("2", session.Value("#!python\n1 + 1"));
    }

    [Fact]
    public void Python_ends_with_the_engine_even_in_the_midst_of_a_cell()
    {
        int id;
        using (Session session = Needs())
            id = int.Parse(session.Value("#!python\nimport os, threading\nos.getpid()")!, System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(SpinWait.SpinUntil(() => !Directory.Exists($"/proc/{id}"), TimeSpan.FromSeconds(3)));
    }

    [Theory]
    [InlineData("#!python now\n1", "'now' has no meaning here")]
    [InlineData("#!python\n#!set --name class --value 1", "'class' cannot be the name")]
    [InlineData("#!python\nf = open('/dev/null')\n#!csharp\n#!share --from python f", "A TextIOWrapper cannot be shared")]
    [InlineData("#!python\na = []\na.append(a)\n#!csharp\n#!share --from python a", "holds itself")]
    [InlineData("#!python\nx = 1\n#!csharp\n#!share --from python y", "python has no variable 'y'. It has: x.")]
    public void Wrong_use_says_what_is_wrong(string cell, string message)
    {
        using Session session = Needs();
        Assert.Contains(message, session.Run(cell).Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whos_shows_the_variables_even_those_that_cannot_be_shared()
    {
        using Session session = Needs();
        session.Run("#!python\nimport os\nx = 1\nf = open('/dev/null')");
        session.Run("#!whos");
        string shown = session.Output.Shown.Single().Bundle.PlainText;
        Assert.Contains("TextIOWrapper", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("os", shown.Split('\n').Select(line => line.Split(' ')[0]));
    }

    [Fact]
    public void Where_Python_is_not_installed_the_package_is_named()
    {
        var wrong = Assert.Throws<CellException>(() => PythonProcess.Start("/nowhere/python3", new RecordingOutput(), TestContext.Current.CancellationToken));
        Assert.Contains("apt-get install python3-ipykernel", wrong.Message, StringComparison.Ordinal);
    }

    private static Session Needs()
    {
        Assert.SkipWhen(Lack.Value is not null, Lack.Value ?? "");
        return new();
    }
}
