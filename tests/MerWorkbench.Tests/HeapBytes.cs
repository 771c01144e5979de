namespace MerWorkbench.Tests;

/// <summary>Counts heap bytes exactly, on the calling thread.</summary>
internal static class HeapBytes
{
    /// <summary>
    /// The fewest bytes that any of some calls took: what the code needs each time. Lists that double now and then, and
    /// what the runtime allocates on a thread when it compiles a method anew, show in some calls and not in all.
    /// </summary>
    /// <param name="action">The call, which can be repeated.</param>
    /// <param name="rounds">How often.</param>
    public static long Of(Action action, int rounds = 5)
    {
        action();
        long fewest = long.MaxValue;
        for (int round = 0; round < rounds; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            action();
            fewest = Math.Min(fewest, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        return fewest;
    }
}
