using System.CommandLine;
using MerWorkbench.Cli.Terminal;
using MerWorkbench.Notebooks.Protocol;

namespace MerWorkbench.Cli.Commands;

/// <summary><c>mer kernel install</c>: tells Jupyter of the kernel.</summary>
internal static class KernelInstallCommand
{
    public static Command Create()
    {
        var prefix = new Option<DirectoryInfo?>("--prefix") { Description = "Install below this folder (in share/jupyter) instead of for the user." };
        Option<bool> json = Shared.Json();
        var command = new Command("install", "Tell Jupyter of the C# kernel: as .net-csharp, or as mer-csharp where another program has that name. Example: mer kernel install --prefix /usr/local")
        {
            prefix, json,
        };
        command.SetAction(parsed =>
        {
            KernelSpec spec = KernelSpec.Install(JupyterFolders.Of(parsed.GetValue(prefix)?.FullName));
            if (parsed.GetValue(json))
                Json.Print(spec);
            else if (spec.IsNew)
                Console.WriteLine($"Jupyter knows the kernel as {spec.Name} ({spec.DisplayName}), in {spec.Folder}.");
        });
        return command;
    }
}
