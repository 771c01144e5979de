namespace MerWorkbench.Benchmarks.Sound;

/// <summary>What repeated runs of one part took, in milliseconds.</summary>
internal sealed record Timing(string Part, double Min, double Median)
{
    /// <summary>Runs once to warm up, then several times.</summary>
    public static Timing Of(string part, int repeats, Action action)
    {
        action();
        double[] times = [.. Enumerable.Range(0, repeats).Select(_ => ThreadClock.Measure(action)).Order()];
        return new(part, times[0], times[repeats / 2]);
    }
}
