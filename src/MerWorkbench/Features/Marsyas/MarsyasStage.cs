namespace MerWorkbench.Features.Marsyas;

/// <summary>How far Marsyas sums its frames up.</summary>
public enum MarsyasStage
{
    /// <summary>31 values a frame.</summary>
    Frames,

    /// <summary>62 values a frame: mean and standard deviation of the 31 over the last frames, the texture window.</summary>
    Texture,

    /// <summary>124 values a sound: mean and standard deviation of the 62 over all frames, the single vector of bextract.</summary>
    Clip,
}
