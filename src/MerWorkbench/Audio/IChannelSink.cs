using MerWorkbench.Units;

namespace MerWorkbench.Audio;

/// <summary>Takes a sound of one or more channels block by block, at its own rate.</summary>
public interface IChannelSink
{
    /// <summary>Says what follows. Called once, before any sample.</summary>
    /// <param name="rate">Samples a second.</param>
    /// <param name="channels">How many channels there are, at least 1.</param>
    /// <param name="claimed">The samples a channel that the header declares, or null where it is silent. Only a hint.</param>
    void Begin(SampleRate rate, int channels, long? claimed);

    /// <summary>Takes the next samples: channel after channel for each moment, all finite.</summary>
    /// <param name="interleaved">A multiple of the channels; only valid during the call.</param>
    void Push(ReadOnlySpan<float> interleaved);

    /// <summary>Says that no sample follows and that there was at least one. Called once.</summary>
    void Finish();
}
