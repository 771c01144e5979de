namespace MerWorkbench.Dsp;

/// <summary>What lies before the first and after the last sample where a frame reaches beyond the sound.</summary>
public enum FramePadding
{
    /// <summary>Silence; librosa's default since 0.9.</summary>
    Zero,

    /// <summary>The sound mirrored at its first and last sample, which are not repeated; the default of torch.stft and of librosa before 0.9.</summary>
    Reflect,
}
