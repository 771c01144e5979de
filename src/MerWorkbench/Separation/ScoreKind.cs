namespace MerWorkbench.Separation;

/// <summary>One of the four ratios of <see cref="SourceScores"/>.</summary>
public enum ScoreKind
{
    /// <summary>Source to distortion.</summary>
    Sdr,

    /// <summary>Image to spatial distortion.</summary>
    Isr,

    /// <summary>Source to interference.</summary>
    Sir,

    /// <summary>Sources to artifacts.</summary>
    Sar,
}
