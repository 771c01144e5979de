namespace MerWorkbench.Features;

/// <summary>Descriptors of single frames, computed in one pass over the sound. Columns come in the order of this list.</summary>
[Flags]
public enum FrameDescriptors
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Power in mel bands, in dB: 10 log10(max(1e-10, S)), cut off below the clip's maximum minus <see cref="FrameRecipe.TopDecibels"/>.</summary>
    LogMel = 1,

    /// <summary>Mel-frequency cepstral coefficients: the orthonormal DCT-II of <see cref="LogMel"/>.</summary>
    Mfcc = 2,

    /// <summary>Power in the twelve pitch classes from C to B, divided by the largest of the frame.</summary>
    Chroma = 4,

    /// <summary>Centre of gravity of the magnitude spectrum, in Hz.</summary>
    Centroid = 8,

    /// <summary>Root of the magnitude-weighted mean squared distance from the centroid, in Hz.</summary>
    Bandwidth = 16,

    /// <summary>The lowest frequency at or below which lies the share <see cref="FrameRecipe.RollOff"/> of the magnitude, in Hz.</summary>
    RollOff = 32,

    /// <summary>Geometric over arithmetic mean of the power spectrum, floored at 1e-10: 0 for a tone, 1 for silence.</summary>
    Flatness = 64,

    /// <summary>Onset strength: the mean over mel bands of how many dB each rose since the frame before; 0 in the first frame.</summary>
    OnsetFlux = 128,

    /// <summary>Root mean square of the samples, without window.</summary>
    Rms = 256,

    /// <summary>The share of samples whose sign differs from the one before; values within 1e-10 of 0 count as positive.</summary>
    ZeroCrossings = 512,

    /// <summary>Where the chroma lies on the circles of fifths, minor and major thirds; 0 for silence.</summary>
    Tonnetz = 1024,

    /// <summary>
    /// The strongest against the weakest bins of seven octave bands, in dB. Peaks and valleys are each cut off below their own maximum over the clip
    /// minus <see cref="FrameRecipe.TopDecibels"/>, as librosa does.
    /// </summary>
    Contrast = 2048,
}
