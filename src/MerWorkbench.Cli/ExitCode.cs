namespace MerWorkbench.Cli;

/// <summary>What the process says to its caller.</summary>
internal static class ExitCode
{
    public const int Done = 0, Failed = 1, WrongUse = 2;
}
