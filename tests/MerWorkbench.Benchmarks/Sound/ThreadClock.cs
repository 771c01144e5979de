using System.Runtime.InteropServices;

namespace MerWorkbench.Benchmarks.Sound;

/// <summary>The processor time of the calling thread: what a kernel costs, whoever else uses the machine.</summary>
internal static partial class ThreadClock
{
    private const int ThreadCpuTime = 3;

    /// <summary>Milliseconds of processor time that one call takes.</summary>
    public static double Measure(Action action)
    {
        double start = Now();
        action();
        return Now() - start;
    }

    private static double Now()
    {
        _ = clock_gettime(ThreadCpuTime, out var time);
        return time.Seconds * 1e3 + time.Nanoseconds / 1e6;
    }

    private struct Time
    {
        public long Seconds, Nanoseconds;
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int clock_gettime(int clock, out Time time);
}
