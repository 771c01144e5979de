namespace MerWorkbench.Learning.Baselines;

/// <summary>What is done to each column before learning, by the training rows alone.</summary>
public enum InputScaling
{
    /// <summary>Nothing: the rows come scaled.</summary>
    None,

    /// <summary>To mean 0 and deviation 1.</summary>
    Standardise,

    /// <summary>From the training rows' least and greatest value to 0 and 1, as Weka's SMOreg; test rows may lie outside.</summary>
    Normalise,
}
