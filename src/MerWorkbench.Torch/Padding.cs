namespace MerWorkbench.Torch;

/// <summary>How much a convolution adds to its input.</summary>
public enum Padding
{
    /// <summary>Nothing: only whole windows.</summary>
    Valid = 0,

    /// <summary>As much as keeps the length, for a stride of 1; an odd rest goes to the end.</summary>
    Same = 1,
}
