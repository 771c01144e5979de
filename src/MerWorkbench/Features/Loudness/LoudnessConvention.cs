namespace MerWorkbench.Features.Loudness;

/// <summary>What a loudness meter does where the recommendation leaves room.</summary>
public enum LoudnessConvention
{
    /// <summary>
    /// EBU Tech 3341: only whole windows count, so that a sound shorter than one has no contour. Contours do not go below
    /// the absolute gate, -70 LUFS.
    /// </summary>
    Ebu,

    /// <summary>
    /// Essentia's LoudnessEBUR128: windows go on until one reaches the end, the last one filled with silence, so that
    /// every sound has at least one. A silent window has -300.691 LUFS. At 44.1 kHz, the one rate its extractor measures at, the coefficients are rounded
    /// as Essentia's are, which costs 0.02 LU; its arithmetic in float is not repeated, which is up to 0.01 LU in windows above -25 LUFS and 0.1 LU at -45 LUFS.
    /// </summary>
    Essentia,
}
