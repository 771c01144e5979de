using MerWorkbench.Foundation;
using MerWorkbench.Notebooks.Documents;
using MerWorkbench.TestData;

namespace MerWorkbench.Notebooks.Tests.Documents;

public sealed class NotebookDocumentTests
{
    [Fact]
    public void What_nbformat_wrote_is_written_back_byte_for_byte()
    {
        string text = Golden.Text("nbformat/notebook.ipynb");
        Assert.Equal(text, NotebookDocument.Parse(text, "notebook.ipynb").ToJson());
    }

    [Fact]
    public void Cells_are_read_with_what_they_say()
    {
        NotebookDocument notebook = NotebookDocument.Parse(Golden.Text("nbformat/notebook.ipynb"), "notebook.ipynb");
        Assert.Equal([CellKind.Markdown, CellKind.Code, CellKind.Raw, CellKind.Code], notebook.Cells.Select(cell => cell.Kind));
        NotebookCell code = notebook.Cells[1];
        Assert.Equal("var a = 1;\n\na + 1\n", code.Source);
        Assert.Equal(["parameters"], code.Tags);
        Assert.Equal(3, code.ExecutionCount);
        Assert.Equal(3, code.Outputs.Count);
    }

    [Theory]
    [InlineData("", "book.ipynb:1: This is not JSON")]
    [InlineData("{\"cells\": [\n\n", "book.ipynb:3: This is not JSON")]
    [InlineData("[]", "book.ipynb: This is not a notebook")]
    [InlineData("{\"nbformat\": 4}", "book.ipynb: This is not a notebook")]
    [InlineData("{\"cells\": [], \"nbformat\": 3}", "Notebooks of format 4 are read; this one says 3.")]
    [InlineData("{\"cells\": []}", "this one says nothing")]
    [InlineData("{\"cells\": [1], \"nbformat\": 4}", "book.ipynb: cell 1: A cell must be an object.")]
    [InlineData("{\"cells\": [{\"cell_type\": \"heading\"}], \"nbformat\": 4}", "cell 1: A cell must be code, markdown or raw; got 'heading'.")]
    [InlineData("{\"cells\": [{\"cell_type\": \"code\", \"source\": [1]}], \"nbformat\": 4}", "cell 1: source: A text or a list of texts was expected.")]
    public void What_is_no_notebook_is_told_with_its_place(string text, string expected)
    {
        MerException wrong = Assert.Throws<MerException>(() => NotebookDocument.Parse(text, "book.ipynb"));
        Assert.Contains(expected, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dib_becomes_cells_that_name_their_language()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a.dib"], "#!meta\n\n{\"kernelInfo\":{}}\n\n#!markdown\n\n# Title\n\n#!csharp\n\n#!time\nvar a = 1;\n\n#!sql\n\nselect 1\n");
        NotebookDocument notebook = NotebookDocument.Read(folder["a.dib"]);
        Assert.Equal(["# Title", "#!time\nvar a = 1;", "#!sql\nselect 1"], notebook.Cells.Select(cell => cell.Source));
        Assert.Equal(CellKind.Markdown, notebook.Cells[0].Kind);
    }

    [Fact]
    public void Another_kind_of_file_is_refused_by_its_ending()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a.txt"], "");
        Assert.Contains("ends in .ipynb, .dib, .csx or .cs", Assert.Throws<MerException>(() => NotebookDocument.Read(folder["a.txt"])).Message, StringComparison.Ordinal);
        Assert.Contains("no such notebook", Assert.Throws<MerException>(() => NotebookDocument.Read(folder["b.ipynb"])).Message, StringComparison.Ordinal);
    }
}
