using MerWorkbench.Notebooks.Engine;

namespace MerWorkbench.Notebooks.Languages.CSharp;

/// <summary>
/// Runs two cells that nobody sees as soon as there is an engine, once a process: the compiler is loaded and the references are read while
/// the person still types, or the front end still asks who we are.
/// </summary>
internal static class CSharpWarmup
{
    private static int begun;

    /// <summary>Begins, on another thread.</summary>
    public static void Begin()
    {
        if (Interlocked.Exchange(ref begun, 1) != 0)
            return;
        using (ExecutionContext.SuppressFlow())
            new Thread(Run) { IsBackground = true, Name = "warm-up", Priority = ThreadPriority.BelowNormal }.Start();
    }

    private static void Run()
    {
        try
        {
            var session = new CSharpSession();
            foreach (string text in new[] { "int a = 40; foreach (int b in new[] { 1 }) a += b;", "new[] { a }.Select(x => x + 1).Sum()" })
                session.Append(new(text, 1, "", "warm-up"), CancellationToken.None).Run().GetAwaiter().GetResult();
            new CSharpEditor(session).Complete("a.", 2);
        }
        catch (Exception exception) when (exception is CellException or IOException)
        {
            // The first cell will say it to somebody.
        }
    }
}
