using System.CommandLine;

namespace MerWorkbench.Cli.Commands;

/// <summary>Options that several commands have.</summary>
internal static class Shared
{
    public static Option<bool> Json() => new("--json") { Description = "Print one JSON document on standard output and nothing else there." };

    public static Option<DirectoryInfo?> Root() => new("--root") { Description = "The dataset's folder, where it is not in data/ or MER_DATA." };
}
