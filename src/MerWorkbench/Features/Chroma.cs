namespace MerWorkbench.Features;

/// <summary>Energy in the twelve pitch classes.</summary>
public static class Chroma
{
    /// <summary>librosa's <c>feature.chroma_stft(tuning=0)</c>: <c>[frames, 12]</c> from C to B, each frame's largest value 1, at 22,050 Hz, frames of 2048 every 512 samples.</summary>
    public static FrameFeatures Librosa { get; } = new("librosa-chroma", FrameRecipe.Librosa, FrameDescriptors.Chroma);
}
