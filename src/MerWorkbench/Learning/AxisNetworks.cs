namespace MerWorkbench.Learning;

/// <summary>How many networks learn the two axes.</summary>
public enum AxisNetworks
{
    /// <summary>One network with an output for each axis.</summary>
    Joint,

    /// <summary>One network for each axis.</summary>
    PerAxis,
}
