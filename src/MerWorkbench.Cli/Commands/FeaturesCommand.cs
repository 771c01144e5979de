using System.CommandLine;

namespace MerWorkbench.Cli.Commands;

/// <summary><c>mer features ...</c>: from sounds to numbers.</summary>
internal static class FeaturesCommand
{
    public static Command Create(CancellationToken token) => new("features", "What feature sets there are, and the features of sounds by them.")
    {
        FeaturesListCommand.Create(),
        FeaturesDescribeCommand.Create(),
        FeaturesExtractCommand.Create(token),
        FeaturesGetCommand.Create(token),
        FeaturesCompareCommand.Create(),
        FeaturesGcCommand.Create(token),
    };
}
