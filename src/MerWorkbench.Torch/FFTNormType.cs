namespace MerWorkbench.Torch;

/// <summary>Where a Fourier transform divides by the number of points.</summary>
public enum FFTNormType
{
    /// <summary>On the way back.</summary>
    Backward,

    /// <summary>On the way there.</summary>
    Forward,

    /// <summary>By its root, both ways.</summary>
    Ortho,
}
