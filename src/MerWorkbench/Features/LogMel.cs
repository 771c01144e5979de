namespace MerWorkbench.Features;

/// <summary>Log-mel spectrograms.</summary>
public static class LogMel
{
    /// <summary>librosa's <c>power_to_db(melspectrogram(...))</c>: <c>[frames, 128]</c> in dB at 22,050 Hz, frames of 2048 every 512 samples.</summary>
    public static FrameFeatures Librosa { get; } = new("librosa-logmel", FrameRecipe.Librosa, FrameDescriptors.LogMel);
}
