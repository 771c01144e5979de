using System.Runtime.InteropServices;
using MerWorkbench.Notebooks.Engine;
using MerWorkbench.Notebooks.Zmq;

namespace MerWorkbench.Notebooks.Protocol;

/// <summary>The process of a kernel: what Jupyter starts with a connection file.</summary>
public static class KernelHost
{
    private static readonly TimeSpan PatienceAtEnd = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Serves clients until one of them asks for the end, SIGTERM comes or the parent is gone; then ends the process, with all that cells have left running.
    /// SIGINT stops the running cell. Does not return.
    /// </summary>
    /// <param name="connectionFile">The file that says where to listen.</param>
    /// <exception cref="Foundation.MerException">The file is wrong, a port is taken, or libzmq is missing.</exception>
    public static void Run(string connectionFile)
    {
        var connection = ConnectionFile.Load(connectionFile);
        TextWriter log = TextWriter.Synchronized(new StreamWriter(Console.OpenStandardError()) { AutoFlush = true });
        KernelServer? server = null;
        // The watch comes first: whatever hangs later, nothing is left behind.
        using var watch = new ParentWatch(() =>
        {
            log.WriteLine("The front end is gone; the kernel ends.");
            server?.Stop();
            Thread.Sleep(PatienceAtEnd + PatienceAtEnd);
            ProcessEnd.AtOnce(1);
        });
        var sockets = new ZmqSockets(connection);
        var engine = new NotebookEngine();
        server = new KernelServer(sockets, new Wire(connection.Key), engine, engine.CSharp, log);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            signal.Cancel = true;
            server.Interrupt();
        });
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            server.Stop();
        });
        bool isOver = server.Run();
        sockets.Dispose();
        if (isOver)
            Task.Run(engine.Dispose).Wait(PatienceAtEnd);
        ProcessEnd.AtOnce(0);
    }
}
