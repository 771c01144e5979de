using System.CommandLine;

namespace MerWorkbench.Cli.Commands;

/// <summary>A command that keeps what it has finished when it is stopped, and goes on from there when it is given again.</summary>
/// <param name="name">Its word on the command line.</param>
/// <param name="description">What it does, for its help.</param>
internal sealed class ResumableCommand(string name, string description) : Command(name, description);
