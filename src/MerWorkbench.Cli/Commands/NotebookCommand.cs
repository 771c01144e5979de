using System.CommandLine;

namespace MerWorkbench.Cli.Commands;

/// <summary><c>mer notebook</c>.</summary>
internal static class NotebookCommand
{
    public static Command Create(CancellationToken token) => new("notebook", "Run notebooks without a browser, and turn them into pages and programs.")
    {
        NotebookRunCommand.Create(token),
        NotebookExportCommand.Create(),
    };
}
