namespace MerWorkbench.Dsp;

/// <summary>How the triangles of a mel filter bank are scaled.</summary>
public enum MelNorm
{
    /// <summary>Every peak is 1, as in HTK.</summary>
    None,

    /// <summary>Every triangle has area 1 in hertz: peak 2 / (upper edge - lower edge). librosa's default.</summary>
    Slaney,

    /// <summary>The weights of every filter sum up to 1, so that white noise gives equal bands. Essentia's default.</summary>
    UnitSum,
}
