namespace MerWorkbench.Learning.Baselines;

/// <summary>Whether linear regression leaves columns out.</summary>
public enum AttributeElimination
{
    /// <summary>All columns stay.</summary>
    None,

    /// <summary>Weka's M5: see <see cref="M5Elimination"/>.</summary>
    M5,
}
