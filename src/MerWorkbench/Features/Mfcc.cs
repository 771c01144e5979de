namespace MerWorkbench.Features;

/// <summary>Mel-frequency cepstral coefficients.</summary>
public static class Mfcc
{
    /// <summary>librosa's <c>feature.mfcc</c>: <c>[frames, 20]</c> at 22,050 Hz, frames of 2048 every 512 samples, from 128 mel bands.</summary>
    public static FrameFeatures Librosa { get; } = new("librosa-mfcc", FrameRecipe.Librosa, FrameDescriptors.Mfcc);
}
