namespace MerWorkbench.Datasets;

/// <summary>How <see cref="Deam"/> reads the labels of whole songs with ids up to 1000, whose axes the release exchanges.</summary>
public enum DeamLabels
{
    /// <summary>Valence and arousal are put back where they belong; the default.</summary>
    Repaired,

    /// <summary>As the file has them, and so, it must be thought, as published results on DEAM used them.</summary>
    AsShipped,
}
