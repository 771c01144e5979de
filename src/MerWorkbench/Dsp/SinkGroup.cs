namespace MerWorkbench.Dsp;

/// <summary>Gives a sound to several sinks at once.</summary>
/// <param name="sinks">The sinks, in the order they are served.</param>
public sealed class SinkGroup(params ISampleSink[] sinks) : ISampleSink
{
    /// <inheritdoc/>
    public void Push(ReadOnlySpan<float> samples)
    {
        foreach (var sink in sinks)
            sink.Push(samples);
    }

    /// <inheritdoc/>
    public void Finish()
    {
        foreach (var sink in sinks)
            sink.Finish();
    }
}
