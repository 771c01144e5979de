using MerWorkbench.Foundation;
using MerWorkbench.Notebooks.Documents;

namespace MerWorkbench.Notebooks.Tests.Documents;

public sealed class ProgramTextTests
{
    [Fact]
    public void Usings_come_first_types_last_and_last_values_are_shown()
    {
        string program = ProgramText.Of(new(
            NotebookCell.Text("t", "# Title"),
            NotebookCell.Code("a", "using System.IO;\n#r \"nuget: Markdig, 1.6.0\"\nrecord Song(string Name);\nvar song = new Song(\"x\");"),
            NotebookCell.Code("b", "#!time\n// the name\nsong.Name")), "book.ipynb", "../src/MerWorkbench.Notebooks");
        string[] lines = program.Split('\n');
        Assert.Contains("#:project ../src/MerWorkbench.Notebooks", lines);
        Assert.Contains("#:package Markdig@1.6.0", lines);
        int Index(string line) => Array.IndexOf(lines, line) is var i && i >= 0 ? i : throw new InvalidOperationException($"no line '{line}' in\n{program}");
        Assert.True(Index("using System.IO;") < Index("// Title".Replace("// ", "// # ", StringComparison.Ordinal)));
        Assert.True(Index("var song = new Song(\"x\");") < Index("display(song.Name);"));
        Assert.True(Index("display(song.Name);") < Index("record Song(string Name);"));
    }

    [Theory]
    [InlineData("var a = 1;", "var a = 2;", "'a' is declared in code cell 1 and again here")]
    [InlineData("var a = 1;", "#!sql\nselect 1", "'#!sql' has no counterpart in a C# program.")]
    [InlineData("var a = 1;", "var b = ;", "book: code cell 2: This cell is not C#")]
    public void What_cannot_be_a_program_is_told_with_its_cell(string first, string second, string expected)
    {
        MerException wrong = Assert.Throws<MerException>(() => ProgramText.Of(new(NotebookCell.Code("a", first), NotebookCell.Code("b", second)), "book", "x"));
        Assert.Contains(expected, wrong.Message, StringComparison.Ordinal);
    }
}
