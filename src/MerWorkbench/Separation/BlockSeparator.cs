using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Separation;

/// <summary>
/// Runs a network over a sound at the network's own rate and channels, block by block: silence stands before the beginning and behind the end, and
/// blocks follow each other without overlapping.
/// </summary>
internal sealed class BlockSeparator
{
    private readonly SeparatorNetwork network;
    private readonly SeparatorConfiguration block;
    private readonly SampleQueue[] waiting;
    private readonly Action<Tensor> give;
    private long taken, given;

    /// <summary>Prepares for one sound.</summary>
    /// <param name="network">The network, in evaluation mode.</param>
    /// <param name="output">Samples wanted of a block; without context a block is as long as the network's own.</param>
    /// <param name="give">Takes the estimates in their order: <c>[sources, channels, samples]</c>.</param>
    public BlockSeparator(SeparatorNetwork network, int output, Action<Tensor> give)
    {
        (this.network, this.give) = (network, give);
        SeparatorConfiguration own = network.Configuration;
        block = own.Context ? own with { WantedOutput = output } : own;
        waiting = [.. Enumerable.Range(0, own.Channels).Select(_ => new SampleQueue())];
        foreach (SampleQueue channel in waiting)
            channel.AddSilence(block.Margin + block.Edge);
    }

    /// <summary>Takes samples of all channels, the same number of each.</summary>
    public void Push(ReadOnlySpan<float> samples, int channel)
    {
        waiting[channel].Add(samples);
        if (channel == 0)
            taken += samples.Length;
        while (waiting.Min(queue => queue.Count) >= block.InputLength)
            Run();
    }

    /// <summary>Separates what is left.</summary>
    public void Finish()
    {
        while (given < taken)
        {
            foreach (SampleQueue channel in waiting)
                channel.AddSilence(Math.Max(0, block.InputLength - channel.Count));
            Run();
        }
    }

    private void Run()
    {
        using var scope = NewDisposeScope();
        using var inference = inference_mode();
        Tensor mixture = empty([1, waiting.Length, block.InputLength]);
        for (int channel = 0; channel < waiting.Length; channel++)
        {
            waiting[channel].Waiting[..block.InputLength].CopyTo(mixture.data<float>().Span.Slice(channel * block.InputLength, block.InputLength));
            waiting[channel].Drop(block.Hop);
        }
        // What a block gives beyond where the next begins is the next one's.
        long count = Math.Min(block.Hop, taken - given);
        if (count <= 0)
            return;
        given += count;
        give(network.call(mixture).select(0, 0).narrow(2, block.Edge, count).contiguous());
    }
}
