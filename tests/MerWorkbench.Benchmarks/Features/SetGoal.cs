namespace MerWorkbench.Benchmarks.Features;

/// <summary>How fast a feature set shall be on one core, decoding included.</summary>
/// <param name="Set">Its name.</param>
/// <param name="TimesRealTime">Seconds of sound in one second; 0 where no goal is set.</param>
internal sealed record SetGoal(string Set, double TimesRealTime)
{
    /// <summary>The goals that are set.</summary>
    public static IReadOnlyList<SetGoal> All { get; } =
        [new("librosa", 700), new("marsyas", 400), new("essentia", 100), new("deam260", 60)];

    /// <summary>The goal of a set.</summary>
    public static double Of(string set) => All.FirstOrDefault(goal => goal.Set == set)?.TimesRealTime ?? 0;
}
