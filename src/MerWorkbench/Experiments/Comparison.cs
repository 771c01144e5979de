namespace MerWorkbench.Experiments;

/// <summary>A run beside the paper's row for the same model.</summary>
/// <param name="Run">Our run.</param>
/// <param name="Published">The paper's row, or null where it has none.</param>
/// <param name="Obstacles">What keeps the two from being comparable; empty where nothing does.</param>
public sealed record Comparison(Run Run, PublishedResult? Published, IReadOnlyList<string> Obstacles)
{
    /// <summary>Ours minus published R2 of arousal, or null.</summary>
    public double? ArousalR2Difference => Run.Metrics.Arousal.Scores.R2 - Published?.ArousalR2;

    /// <summary>Ours minus published R2 of valence, or null.</summary>
    public double? ValenceR2Difference => Run.Metrics.Valence.Scores.R2 - Published?.ValenceR2;

    /// <summary>What may be said of arousal.</summary>
    public Verdict Arousal => Judge(Run.Metrics.Arousal, Published?.ArousalR2);

    /// <summary>What may be said of valence.</summary>
    public Verdict Valence => Judge(Run.Metrics.Valence, Published?.ValenceR2);

    private Verdict Judge(AxisResult ours, double? published) =>
        published is not { } value ? Verdict.Unpublished
        : Obstacles.Count > 0 ? Verdict.NotComparable
        : ours.R2Interval.Contains(value) ? Verdict.Agrees
        : Verdict.Differs;
}
