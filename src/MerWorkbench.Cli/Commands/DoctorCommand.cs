using System.CommandLine;
using MerWorkbench.Cli.Doctor;
using MerWorkbench.Cli.Terminal;

namespace MerWorkbench.Cli.Commands;

/// <summary><c>mer doctor</c>.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        Option<bool> json = Shared.Json();
        var command = new Command("doctor", "Say what is installed, what is missing and how to get it. Example: mer doctor --json") { json };
        command.SetAction(parsed =>
        {
            IReadOnlyList<Finding> findings = Examination.Run();
            if (parsed.GetValue(json))
                Json.Print(findings);
            else
                Print(findings);
            return findings.Any(finding => finding.Health == Health.Missing) ? ExitCode.Failed : ExitCode.Done;
        });
        return command;
    }

    private static void Print(IReadOnlyList<Finding> findings)
    {
        int width = findings.Max(finding => finding.Name.Length);
        foreach (Finding finding in findings)
        {
            string mark = finding.Health switch { Health.Good => "ok     ", Health.Note => "note   ", _ => "MISSING" };
            System.Console.WriteLine($"{mark} {finding.Name.PadRight(width)}  {finding.Detail}");
            if (finding.Remedy is { } remedy)
                System.Console.WriteLine($"{new string(' ', width + 10)}{remedy}");
        }
    }
}
