namespace MerWorkbench.Dsp;

/// <summary>A formula from hertz to mel.</summary>
public enum MelScale
{
    /// <summary>Slaney's Auditory Toolbox: linear to 1 kHz (3 mel for 200 Hz), then 27 mel for a factor of 6.4. librosa's default.</summary>
    Slaney,

    /// <summary>2595 log10(1 + f / 700), as in HTK.</summary>
    Htk,
}
