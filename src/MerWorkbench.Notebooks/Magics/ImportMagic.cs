using MerWorkbench.Notebooks.Documents;
using MerWorkbench.Notebooks.Engine;
using MerWorkbench.Notebooks.Languages.CSharp;

namespace MerWorkbench.Notebooks.Magics;

/// <summary><c>#!import</c>: runs the code of a file as if it stood here; what it declares stays.</summary>
internal sealed class ImportMagic : IMagic
{
    /// <inheritdoc/>
    public string Name => "import";

    /// <inheritdoc/>
    public string Usage => "#!import FILE, which ends in .cs, .csx, .ipynb or .dib";

    /// <inheritdoc/>
    public string Summary => "Runs a file of code, or the cells of a notebook; a relative path starts at the notebook's (or the importing file's) folder.";

    /// <inheritdoc/>
    public async Task RunAsync(IReadOnlyList<string> arguments, CellContext cell)
    {
        var given = new MagicArguments(arguments, "#!import", Usage);
        given.Expect(1);
        string path = cell.Resolve(given.Rest[0]);
        if (!File.Exists(path))
            throw new CellException("NoSuchFile", $"#!import: there is no file {path}.");
        if (Path.GetExtension(path) is not (".cs" or ".csx" or ".ipynb" or ".dib"))
            throw given.Wrong($"A file that ends in '{Path.GetExtension(path)}' cannot be imported.");
        if (cell.Importing.Contains(path))
            throw new CellException("ImportCycle", $"#!import: {string.Join(" imports ", cell.Importing.Reverse().SkipWhile(file => file != path).Append(path).Select(Path.GetFileName))}, and so on without end.");
        cell.Importing.Push(path);
        try
        {
            if (Path.GetExtension(path) is ".cs" or ".csx")
                await cell.Engine.RunAsync(await File.ReadAllTextAsync(path, cell.Token), path, cell);
            else
                await RunNotebookAsync(NotebookDocument.Read(path), path, cell);
        }
        finally
        {
            cell.Importing.Pop();
        }
    }

    private static async Task RunNotebookAsync(NotebookDocument notebook, string path, CellContext cell)
    {
        int number = 0;
        foreach (NotebookCell part in notebook.CodeCells)
        {
            cell.Token.ThrowIfCancellationRequested();
            number++;
            string source = FormattableString.Invariant($"{path}: code cell {number}"), language = part.Language ?? notebook.Language ?? CSharpLanguage.LanguageName;
            if (cell.Engine.Language(language) is not { } known)
                throw new CellException("UnknownLanguage", $"{source}: the cell is in '{language}', which is no language here.");
            await cell.Engine.RunAsync(part.Source, source, cell, known.Name);
        }
    }
}
