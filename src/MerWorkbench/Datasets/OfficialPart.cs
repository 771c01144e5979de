namespace MerWorkbench.Datasets;

/// <summary>The parts of a split that a dataset was published with.</summary>
public enum OfficialPart
{
    /// <summary>For training, and for choosing where no part is published for that.</summary>
    Development,

    /// <summary>For choosing: published apart from what models are trained on.</summary>
    Validation,

    /// <summary>For the one final test.</summary>
    Evaluation,
}
