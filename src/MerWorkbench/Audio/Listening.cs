using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Audio;

/// <summary>
/// A short stretch of several sounds to be heard one beside the other. Players stay in documents that are saved, so they are kept small: one channel at
/// 11,025 Hz, without loss, at most 8 s each.
/// </summary>
[TypeFormatterSource("ListeningView")]
public sealed class Listening
{
    /// <summary>The longest stretch.</summary>
    public static Seconds Longest { get; } = new(8);

    private static readonly SampleRate s_rate = new(11_025);

    /// <summary>Cuts the same stretch from each sound.</summary>
    /// <param name="start">Where it begins.</param>
    /// <param name="length">How long it is, at most <see cref="Longest"/>.</param>
    /// <param name="sounds">The sounds by name, at least one.</param>
    /// <exception cref="ArgumentOutOfRangeException">The stretch is too long, or does not lie inside a sound.</exception>
    public Listening(Seconds start, Seconds length, params IReadOnlyList<(string Name, Waveform Sound)> sounds)
    {
        Check.InRange(length.Value, 0, Longest.Value, nameof(length));
        Check.Positive(sounds.Count, nameof(sounds));
        Sounds = [.. sounds.Select(sound => (sound.Name, sound.Sound.ToMono().Slice(start, length).Resample(s_rate)))];
    }

    /// <summary>The stretches by name.</summary>
    public IReadOnlyList<(string Name, Waveform Sound)> Sounds { get; }

    /// <summary>A stretch as a flac file.</summary>
    internal static byte[] Flac(Waveform sound)
    {
        string path = Path.Combine(Path.GetTempPath(), $"mer-{Environment.ProcessId}-{Guid.NewGuid():N}.flac");
        try
        {
            SoundWriter.Write(sound, path);
            return File.ReadAllBytes(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
