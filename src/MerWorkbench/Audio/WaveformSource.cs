namespace MerWorkbench.Audio;

/// <summary>A sound in memory.</summary>
internal sealed class WaveformSource(Waveform sound) : SoundSource
{
    private const int BlockFrames = 1 << 14;

    public override string? Name => sound.Source;

    public override SoundFacts PlayChannels(IChannelSink sink, CancellationToken cancellation = default)
    {
        int channels = sound.Channels;
        var block = channels == 1 ? [] : new float[BlockFrames * channels];
        sink.Begin(sound.Rate, channels, sound.Length);
        for (int at = 0; at < sound.Length; at += BlockFrames)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = Math.Min(BlockFrames, sound.Length - at);
            if (channels == 1)
            {
                sink.Push(sound.Channel(0).Slice(at, count));
                continue;
            }
            for (int channel = 0; channel < channels; channel++)
            {
                var samples = sound.Channel(channel).Slice(at, count);
                for (int i = 0; i < count; i++)
                    block[i * channels + channel] = samples[i];
            }
            sink.Push(block.AsSpan(0, count * channels));
        }
        sink.Finish();
        return new SoundFacts(sound.Rate, channels, sound.Length, sound.ShortBy, sound.Warnings);
    }
}
