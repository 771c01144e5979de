using MerWorkbench.Dsp;
using MerWorkbench.Units;

namespace MerWorkbench.Audio;

/// <summary>
/// A sound that can be played from its beginning any number of times, block by block, so that its length costs no memory:
/// a file, or a waveform in memory. Both give the same samples.
/// </summary>
public abstract class SoundSource
{
    /// <summary>The file, or null for a sound that has none.</summary>
    public abstract string? Name { get; }

    /// <summary>A sound file, decoded anew each time it is played.</summary>
    /// <param name="path">The file; it is opened when played.</param>
    public static SoundSource FromFile(string path) => new FileSource(path);

    /// <summary>A sound in memory.</summary>
    /// <param name="sound">The sound.</param>
    public static SoundSource Of(Waveform sound) => new WaveformSource(sound);

    /// <summary>Plays all channels at the sound's own rate.</summary>
    /// <param name="sink">Takes the samples.</param>
    /// <param name="cancellation">Stops the playing between two blocks.</param>
    /// <exception cref="AudioException">See <see cref="Waveform.Load(string)"/>. What the sink was given before is then worth nothing.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public abstract SoundFacts PlayChannels(IChannelSink sink, CancellationToken cancellation = default);

    /// <summary>Plays the mean of the channels at a wanted rate, changed by soxr as <see cref="Waveform.Resample"/> does.</summary>
    /// <param name="rate">Samples a second.</param>
    /// <param name="sink">Takes the samples.</param>
    /// <param name="cancellation">Stops the playing between two blocks.</param>
    /// <exception cref="AudioException">See <see cref="Waveform.Load(string)"/>. What the sink was given before is then worth nothing.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public SoundFacts Play(SampleRate rate, ISampleSink sink, CancellationToken cancellation = default)
    {
        using var mono = new MonoSink(rate, sink);
        return PlayChannels(mono, cancellation);
    }
}
