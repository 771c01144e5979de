using MerWorkbench.Notebooks.Engine;

namespace MerWorkbench.Notebooks.Tests.Magics;

public sealed class ImportMagicTests
{
    [Fact]
    public void Code_is_run_as_if_it_stood_in_the_cell()
    {
        using var session = new Session();
        using var folder = new TemporaryFolder();
        string path = folder.PutText("tools.csx", "int Twice(int x) => 2 * x;\nvar loaded = true;");
        Assert.Equal("14 True", session.Value($"#!import {path}\n$\"{{Twice(7)}} {{loaded}}\""));
    }

    [Theory]
    [InlineData("book.dib", "#!meta\n{}\n#!csharp\nvar a = 1;\n#!markdown\n# Title\n#!value --name text\nhello\n#!csharp\nvar b = a + 1;\n")]
    [InlineData("book.ipynb", """
        {"nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": {"name": ".net-csharp", "language": "C#", "display_name": "x"}}, "cells": [
        {"cell_type": "code", "id": "a", "metadata": {}, "execution_count": null, "outputs": [], "source": ["var a = 1;"]},
        {"cell_type": "markdown", "id": "b", "metadata": {}, "source": ["# Title"]},
        {"cell_type": "code", "id": "c", "metadata": {"polyglot_notebook": {"kernelName": "sql"}}, "execution_count": null, "outputs": [], "source": ["select 1 as one"]},
        {"cell_type": "code", "id": "d", "metadata": {}, "execution_count": null, "outputs": [], "source": ["var b = a + 1;"]}]}
        """)]
    public void The_cells_of_a_notebook_are_run_in_order_each_in_its_language(string name, string text)
    {
        using var session = new Session();
        using var folder = new TemporaryFolder();
        Assert.Equal("2", session.Value($"#!import \"{folder.PutText(name, text)}\"\nb"));
        if (name.EndsWith("ipynb", StringComparison.Ordinal))
            Assert.Contains("result", session.Engine.Language("sql")!.Values);
    }

    [Fact]
    public void A_relative_path_starts_at_the_importing_file()
    {
        using var session = new Session();
        using var folder = new TemporaryFolder();
        folder.PutText("lib/inner.cs", "var inner = 5;");
        string outer = folder.PutText("outer.csx", "#!import lib/inner.cs\nvar outer = inner + 1;");
        Assert.Equal("6", session.Value($"#!import {outer}\nouter"));
    }

    [Fact]
    public void Errors_name_the_file_and_the_line()
    {
        using var session = new Session();
        using var folder = new TemporaryFolder();
        string path = folder.PutText("bad.cs", "var a = 1;\nvar b = a + missing;");
        Assert.Contains($"{path}, line 2: CS0103", session.Trace($"#!import {path}"), StringComparison.Ordinal);
        string thrower = folder.PutText("throws.cs", "var a = 1;\nthrow new Exception(\"here\");");
        string trace = session.Trace($"#!import {thrower}");
        Assert.Contains("Exception: here", trace, StringComparison.Ordinal);
        Assert.Contains("line 2:  throw new Exception", trace, StringComparison.Ordinal);
        string outside = folder.PutText("outside.cs", "int[] a = [1];\nvar b = a[3];");
        Assert.Contains($"{outside}, line 2:  var b = a[3];", session.Trace($"#!import {outside}"), StringComparison.Ordinal);
        string magic = folder.PutText("magic.csx", "\n#!nope");
        Assert.Contains($"{magic}, line 2", session.Run($"#!import {magic}").Error!.Message, StringComparison.Ordinal);
        string book = folder.PutText("book.dib", "#!csharp\n1\n#!csharp\nvar x = missing;");
        Assert.Contains($"{book}: code cell 2, line 1: CS0103", session.Trace($"#!import {book}"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cycle_is_refused()
    {
        using var session = new Session();
        using var folder = new TemporaryFolder();
        folder.PutText("b.csx", "#!import a.csx");
        CellError error = session.Run($"#!import {folder.PutText("a.csx", "#!import b.csx")}").Error!;
        Assert.Equal("ImportCycle", error.Name);
        Assert.Contains("a.csx imports b.csx imports a.csx", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#!import", "Something is missing", "ends in .cs, .csx, .ipynb or .dib")]
    [InlineData("#!import a.cs b.cs", "'b.cs' has no meaning here", "Usage")]
    [InlineData("#!import /nowhere/x.cs", "there is no file /nowhere/x.cs", "")]
    [InlineData("#!import /etc/passwd", "cannot be imported", "ends in .cs, .csx, .ipynb or .dib")]
    public void Wrong_use_says_what_was_expected(string cell, string problem, string help)
    {
        using var session = new Session();
        CellError error = session.Run(cell).Error!;
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Contains(help, error.Message, StringComparison.Ordinal);
    }
}
