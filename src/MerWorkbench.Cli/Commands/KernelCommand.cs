using System.CommandLine;
using MerWorkbench.Cli.Terminal;
using MerWorkbench.Notebooks.Protocol;

namespace MerWorkbench.Cli.Commands;

/// <summary><c>mer kernel</c>: what Jupyter starts for a notebook.</summary>
internal static class KernelCommand
{
    public static Command Create(StopSignal stop)
    {
        var file = new Argument<FileInfo>("connection-file") { Description = "The file in which Jupyter says where to listen." };
        var command = new Command("kernel", "Run the C# kernel; Jupyter does this for each open notebook. Example: mer kernel /run/user/1000/jupyter/kernel-1.json")
        {
            file, KernelInstallCommand.Create(),
        };
        command.SetAction(parsed =>
        {
            stop.HandOver();
            KernelHost.Run(parsed.GetValue(file)!.FullName);
        });
        return command;
    }
}
