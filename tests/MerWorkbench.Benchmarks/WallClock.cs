using System.Diagnostics;

namespace MerWorkbench.Benchmarks;

/// <summary>What a clock on the wall shows.</summary>
internal static class WallClock
{
    /// <summary>How long an action takes.</summary>
    public static double Seconds(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalSeconds;
    }
}
