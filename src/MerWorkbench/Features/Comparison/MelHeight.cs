namespace MerWorkbench.Features.Comparison;

/// <summary>How high the triangles of a filter bank are.</summary>
public enum MelHeight
{
    /// <summary>Every peak is 1 (HTK, torchaudio).</summary>
    UnitPeak,

    /// <summary>2 / (upper - lower edge in hertz) (librosa, Slaney's toolbox).</summary>
    UnitArea,

    /// <summary>The weights of a band's bins add up to 1 (Essentia).</summary>
    UnitSum,
}
