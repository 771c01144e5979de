namespace MerWorkbench.Torch;

/// <summary>What added points hold.</summary>
public enum PaddingModes
{
    /// <summary>Zeros.</summary>
    Zeros = 0,

    /// <summary>The signal mirrored at its first and last point.</summary>
    Reflect = 1,

    /// <summary>The first and last point again.</summary>
    Replicate = 2,

    /// <summary>The signal's other end.</summary>
    Circular = 3,

    /// <summary>A given constant.</summary>
    Constant = 4,
}
