namespace MerWorkbench.Experiments;

/// <summary>How much is spent on an experiment. The code is the same; the numbers differ, and every result names its profile.</summary>
public enum Profile
{
    /// <summary>Seconds: proves that everything runs. Its scores mean nothing.</summary>
    Smoke,

    /// <summary>Minutes on two cores: the default.</summary>
    Quick,

    /// <summary>The paper's own sizes, folds and epochs.</summary>
    Paper,
}
