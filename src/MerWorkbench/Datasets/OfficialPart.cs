namespace MerWorkbench.Datasets;

/// <summary>The parts of a split that a dataset was published with.</summary>
public enum OfficialPart
{
    /// <summary>For training and for choosing.</summary>
    Development,

    /// <summary>For the one final test.</summary>
    Evaluation,
}
