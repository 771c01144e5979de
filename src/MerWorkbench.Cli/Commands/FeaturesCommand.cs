using System.CommandLine;

namespace MerWorkbench.Cli.Commands;

/// <summary><c>mer features</c>.</summary>
internal static class FeaturesCommand
{
    public static Command Create() => new("features", "Features of sounds.") { FeaturesCompareCommand.Create() };
}
