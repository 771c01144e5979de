using System.Runtime.InteropServices;

namespace MerWorkbench.Cli.Terminal;

/// <summary>Turns the first Ctrl-C or SIGTERM into a cancelled token, so that work ends at a safe point; a second one ends the process.</summary>
internal sealed class StopSignal : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration interrupt, terminate;

    public StopSignal()
    {
        interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle);
        terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle);
    }

    public CancellationToken Token => source.Token;

    /// <summary>Answers signals no more: for commands that have answers of their own.</summary>
    public void HandOver()
    {
        interrupt.Dispose();
        terminate.Dispose();
    }

    public void Dispose()
    {
        HandOver();
        source.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = !source.IsCancellationRequested;
        source.Cancel();
    }
}
