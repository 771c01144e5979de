namespace MerWorkbench.Experiments;

/// <summary>A run beside the paper's row for the same input and model.</summary>
/// <param name="Run">Our run.</param>
/// <param name="Published">The paper's row, or null where it has none.</param>
/// <param name="Obstacles">What keeps the two from being comparable; empty where nothing does.</param>
public sealed record Comparison(Run Run, PublishedResult? Published, IReadOnlyList<string> Obstacles)
{
    /// <summary>Ours minus the published value of a score, or null where either is missing.</summary>
    public double? Difference(string target, string metric) => Run.Find(target, metric)?.Value - Published?.Find(target, metric)?.Value;

    /// <summary>What may be said of a score.</summary>
    public Verdict Judge(string target, string metric) =>
        Published?.Find(target, metric) is not { } published ? Verdict.Unpublished
        : Obstacles.Count > 0 || Run.Find(target, metric) is not { } ours ? Verdict.NotComparable
        : ours.Interval.Contains(published.Value) ? Verdict.Agrees
        : Verdict.Differs;
}
