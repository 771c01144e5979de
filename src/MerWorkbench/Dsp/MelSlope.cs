namespace MerWorkbench.Dsp;

/// <summary>Along which axis the sides of a mel filter are straight.</summary>
public enum MelSlope
{
    /// <summary>Hertz: triangles on the spectrum, as in librosa and Slaney's Auditory Toolbox; Essentia's <c>linear</c>.</summary>
    Hertz,

    /// <summary>Mel: triangles on the mel scale, as in HTK; Essentia's default, <c>warping</c>.</summary>
    Mel,
}
