namespace MerWorkbench.Metrics;

/// <summary>How the values of the classes become one.</summary>
public enum ClassAverage
{
    /// <summary>The plain mean over classes: a rare class counts as much as a common one.</summary>
    Macro,

    /// <summary>The mean weighed by how many items each class has: classes without items take no part.</summary>
    Weighted,
}
