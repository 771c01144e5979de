namespace MerWorkbench.Audio;

/// <summary>A sound file, decoded anew each time.</summary>
internal sealed class FileSource(string path) : SoundSource
{
    public override string? Name => path;

    public override SoundFacts PlayChannels(IChannelSink sink, CancellationToken cancellation = default) =>
        AudioReader.Play(path, sink, cancellation);
}
