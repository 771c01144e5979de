using System.CommandLine;
using MerWorkbench.Cli.Commands;
using MerWorkbench.Cli.Terminal;
using MerWorkbench.Foundation;
using MerWorkbench.Notebooks.Engine;

namespace MerWorkbench.Cli;

/// <summary>The command line <c>mer</c>. It parses, calls the library and prints; no science lives here.</summary>
public static class Program
{
    /// <summary>Runs a command line.</summary>
    /// <returns>0 done, 1 failed or stopped, 2 wrong use.</returns>
    public static int Main(string[] args)
    {
        int code = Run(args);
        if (NotebookEngine.HasRunCells)
            ProcessEnd.AtOnce(code);
        return code;
    }

    private static int Run(string[] args)
    {
        using var stop = new StopSignal();
        ParseResult parsed = Root(stop).Parse(args);
        try
        {
            int code = parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
            return parsed.Errors.Count > 0 ? ExitCode.WrongUse : code;
        }
        catch (OperationCanceledException)
        {
            System.Console.Error.WriteLine($"Stopped. The same command {(parsed.CommandResult.Command is ResumableCommand ? "goes on from here" : "begins anew")}.");
            return ExitCode.Failed;
        }
        catch (MerException problem)
        {
            System.Console.Error.WriteLine($"mer: {problem.Message}");
            return ExitCode.Failed;
        }
        catch (Exception problem) when (problem is Torch.TorchException or IOException or UnauthorizedAccessException)
        {
            System.Console.Error.WriteLine($"mer: {problem.Message}");
            return ExitCode.Failed;
        }
    }

    private static RootCommand Root(StopSignal stop) => new("MerWorkbench: music emotion recognition, from sound to table and figure.")
    {
        DoctorCommand.Create(),
        DataCommand.Create(stop.Token),
        FeaturesCommand.Create(stop.Token),
        LyricsCommand.Create(stop.Token),
        ReproduceCommand.Create(stop.Token),
        PredictCommand.Create(stop.Token),
        SeparateCommand.Create(stop.Token),
        SeparatorCommand.Create(stop.Token),
        CompareCommand.Create(),
        NotebookCommand.Create(stop.Token),
        LabCommand.Create(),
        KernelCommand.Create(stop),
    };
}
