namespace MerWorkbench.Dsp;

/// <summary>The curve that fades a frame in and out before its spectrum is taken.</summary>
public enum WindowShape
{
    /// <summary>No fading: all ones.</summary>
    Rectangular,

    /// <summary>0.5 - 0.5 cos: side lobes fall 18 dB an octave. What librosa and Essentia use by default.</summary>
    Hann,

    /// <summary>0.54 - 0.46 cos: the first side lobe at -43 dB. What Marsyas, HTK and openSMILE use.</summary>
    Hamming,

    /// <summary>0.53836 - 0.46164 cos: the Hamming window with its exact constants, what Essentia means by it.</summary>
    HammingExact,

    /// <summary>0.42 - 0.5 cos + 0.08 cos 2: side lobes below -58 dB.</summary>
    Blackman,

    /// <summary>Harris' three-term window with side lobes below -62 dB; what Essentia's music extractor uses.</summary>
    BlackmanHarris62,

    /// <summary>Harris' three-term window with side lobes below -70 dB.</summary>
    BlackmanHarris70,

    /// <summary>Harris' four-term window with side lobes below -74 dB.</summary>
    BlackmanHarris74,

    /// <summary>Harris' four-term window with side lobes below -92 dB.</summary>
    BlackmanHarris92,
}
