namespace MerWorkbench.Audio;

/// <summary>How samples are stored in a wav file.</summary>
public enum SampleFormat
{
    /// <summary>16-bit integers: what every player reads. Values outside [-1, 1) are clipped.</summary>
    Pcm16,

    /// <summary>32-bit floats: exactly the samples in memory.</summary>
    Float32,
}
