using System.CommandLine;

namespace MerWorkbench.Cli.Commands;

/// <summary><c>mer lyrics</c>: what is done with words alone.</summary>
internal static class LyricsCommand
{
    public static Command Create(CancellationToken token) => new("lyrics", "Work with words: train vectors of them.") { LyricsTrainVectorsCommand.Create(token) };
}
