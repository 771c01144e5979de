namespace MerWorkbench.Features.Comparison;

/// <summary>The steps from a sound to its MFCCs, in order.</summary>
public enum MfccStage
{
    /// <summary>What number full scale is: 1, or 32768 as in files of 16 bits.</summary>
    Scale,

    /// <summary>How the sound is cut: <c>[frames, samples]</c>.</summary>
    Framing,

    /// <summary>Raising the high frequencies within each frame.</summary>
    PreEmphasis,

    /// <summary>Fading each frame in and out.</summary>
    Window,

    /// <summary>Magnitude or power of the transform: <c>[frames, bins]</c>.</summary>
    Spectrum,

    /// <summary>Sums over triangles: <c>[frames, bands]</c>.</summary>
    Mel,

    /// <summary>The logarithm and its floor.</summary>
    Logarithm,

    /// <summary>The cosine transform: <c>[frames, coefficients]</c>.</summary>
    Cosine,

    /// <summary>Weights of the coefficients.</summary>
    Lifter,
}
