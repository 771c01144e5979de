using System.CommandLine;
using System.Text;
using MerWorkbench.Foundation;
using MerWorkbench.Notebooks.Documents;

namespace MerWorkbench.Cli.Commands;

/// <summary><c>mer notebook export FILE</c>.</summary>
internal static class NotebookExportCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The notebook." };
        var program = new Option<FileInfo?>("--cs") { Description = "Write a C# program of one file that does the same." };
        var page = new Option<FileInfo?>("--html") { Description = "Write the notebook, with the outputs it has, as one page." };
        var command = new Command("export", "Turn a notebook into a C# program or a page. Example: mer notebook export notebooks/20-grekow.ipynb --cs grekow.cs")
        {
            file, program, page,
        };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(program) is null && parsed.GetValue(page) is null)
                parsed.AddError("Say what to write: --cs PROGRAM.cs or --html PAGE.html.");
        });
        command.SetAction(parsed =>
        {
            string source = parsed.GetValue(file)!;
            NotebookDocument notebook = NotebookDocument.Read(source);
            if (parsed.GetValue(program) is { } cs)
            {
                string library = Path.GetRelativePath(cs.DirectoryName!, Path.Combine(Workplace.Root, "src", "MerWorkbench.Notebooks"));
                Write(cs.FullName, ProgramText.Of(notebook, Path.GetFileName(source), library));
            }
            if (parsed.GetValue(page) is { } html)
                Write(html.FullName, HtmlPage.Of(notebook));
        });
        return command;
    }

    private static void Write(string path, string text)
    {
        AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
        System.Console.WriteLine(path);
    }
}
