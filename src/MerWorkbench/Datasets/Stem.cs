using MerWorkbench.Audio;

namespace MerWorkbench.Datasets;

/// <summary>Where the sound of a single source lies.</summary>
/// <param name="Path">The file.</param>
/// <param name="Stream">Which of the file's sounds, from 0; above 0 only in files that hold several, as <c>.stem.mp4</c> does.</param>
public sealed record Stem(string Path, int Stream = 0)
{
    /// <summary>Reads the sound; nothing is kept, each call reads anew.</summary>
    /// <exception cref="AudioException">The file is not there, holds fewer sounds, or cannot be decoded; the message names it.</exception>
    public Waveform Load() => Waveform.Load(Path, Stream);
}
