using MerWorkbench.Units;

namespace MerWorkbench.Separation;

/// <summary>How near an estimate comes to its source, each part as the ratio of two energies. All are not a number where they are not defined.</summary>
/// <param name="Sdr">Source to distortion: of everything that is wrong.</param>
/// <param name="Isr">Image to spatial distortion: of what a filter of the source alone explains; not a number in the version for sources.</param>
/// <param name="Sir">Source to interference: of what the other sources explain.</param>
/// <param name="Sar">Sources to artifacts: of what no source explains.</param>
public readonly record struct SourceScores(Decibels Sdr, Decibels Isr, Decibels Sir, Decibels Sar)
{
    /// <summary>Scores of a window in which something is silent.</summary>
    public static SourceScores Undefined { get; } = new(new(double.NaN), new(double.NaN), new(double.NaN), new(double.NaN));

    /// <summary>Whether the scores are defined.</summary>
    public bool IsDefined => !double.IsNaN(Sdr.Value);

    /// <summary>One of the scores.</summary>
    public Decibels this[ScoreKind kind] => kind switch
    {
        ScoreKind.Sdr => Sdr,
        ScoreKind.Isr => Isr,
        ScoreKind.Sir => Sir,
        ScoreKind.Sar => Sar,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a score."),
    };
}
