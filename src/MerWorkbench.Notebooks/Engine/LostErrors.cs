using System.Runtime.ExceptionServices;

namespace MerWorkbench.Notebooks.Engine;

/// <summary>
/// Errors on threads that no cell waits for: a thread that a cell started, an <c>async void</c> that outlived its cell.
/// They would end the process, and with it all that the cells declared; they are printed instead.
/// </summary>
internal static class LostErrors
{
    private static int watching;

    /// <summary>Takes such errors from now on, once in a process.</summary>
    public static void Watch()
    {
        if (Interlocked.Exchange(ref watching, 1) != 0)
            return;
        try
        {
            ExceptionHandling.SetUnhandledExceptionHandler(exception =>
            {
                Tell(exception);
                return true;
            });
        }
        catch (InvalidOperationException)
        {
            // The program around the engine has a handler of its own.
        }
    }

    /// <summary>Prints an error to the cell whose work it was.</summary>
    public static void Tell(Exception exception)
    {
        if (CellContext.Current is not { } cell)
        {
            Console.Error.WriteLine($"A thread failed: {exception}");
            return;
        }
        if (CellErrors.IsStop(exception, cell.Token))
            return;
        CellError error = CellErrors.Of(exception, cell.Token, cell.Engine.Sources);
        cell.Output.Write(OutputStream.Error, $"In the background of In[{cell.ExecutionCount}]:\n{string.Join('\n', error.Trace)}\n");
    }
}
