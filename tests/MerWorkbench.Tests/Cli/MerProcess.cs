using System.Diagnostics;

namespace MerWorkbench.Tests.Cli;

/// <summary>Starts the command line as a person would.</summary>
internal static class MerProcess
{
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "mer.dll");

    /// <summary>Runs it to its end.</summary>
    public static (int Code, string Output, string Error) Run(string line, string? home = null)
    {
        using Process process = Start(line, home);
        return End(process);
    }

    /// <summary>Waits for its end.</summary>
    public static (int Code, string Output, string Error) End(Process process)
    {
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

    /// <summary>Starts it with a workplace of its own.</summary>
    public static Process Start(string line, string? home) => Start("dotnet", ["exec", Program, .. line.Split(' ')], home);

    public static Process Start(string program, IEnumerable<string> arguments, string? home, bool isTypedTo = false)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = isTypedTo };
        if (home is not null)
        {
            start.Environment["MER_HOME"] = home;
            start.Environment["MER_DATA"] = Path.Combine(home, "data");
        }
        return Process.Start(start)!;
    }
}
