using MerWorkbench.Audio;
using MerWorkbench.Dsp;
using MerWorkbench.Foundation;
using MerWorkbench.Units;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Separation;

/// <summary>
/// Separates a sound of any rate and length as it comes: to the network's rate, through the network, back to the sound's rate. The source that is the
/// remainder gets what the others leave of the mixture, with all that lies above the network's band, so that the estimates add up to the mixture.
/// </summary>
/// <param name="network">The network, in evaluation mode.</param>
/// <param name="block">Samples wanted of a block.</param>
/// <param name="begin">Told of rate and channels of the estimates, which are the sound's, and of the length that the sound claims.</param>
/// <param name="write">Takes the estimates piece by piece: which source, its samples interleaved.</param>
internal sealed class StreamSeparator(SeparatorNetwork network, int block, Action<SampleRate, int, long?> begin, Action<int, ReadOnlySpan<float>> write) : IChannelSink, IDisposable
{
    private const int Piece = 1 << 14;

    private readonly SeparatorConfiguration configuration = network.Configuration;
    private readonly List<StreamResampler> resamplers = [];
    private readonly SampleQueue mixture = new();
    private BlockSeparator? blocks;
    private ISampleSink[] inputs = [];
    // [source][channel of the network]; null for the remainder.
    private SampleQueue[]?[] estimates = [];
    private ISampleSink[]?[] outputs = [];
    private int channels;

    public void Begin(SampleRate rate, int channels, long? claimed)
    {
        if (channels > 2)
            throw new MerException($"Expected a sound of one or two channels, got {channels}.");
        this.channels = channels;
        blocks = new BlockSeparator(network, block, Give);
        inputs = [.. Enumerable.Range(0, configuration.Channels).Select(channel => Resampled(rate, configuration.SampleRate, new Input(blocks, channel)))];
        estimates = [.. configuration.Sources.Select((_, source) => source == configuration.Remainder ? null
            : Enumerable.Range(0, configuration.Channels).Select(_ => new SampleQueue()).ToArray())];
        outputs = [.. estimates.Select(queues => queues?.Select(queue => Resampled(configuration.SampleRate, rate, new Output(queue))).ToArray())];
        begin(rate, channels, claimed);
    }

    public void Push(ReadOnlySpan<float> interleaved)
    {
        for (int start = 0; start < interleaved.Length; start += Piece * channels)
        {
            ReadOnlySpan<float> piece = interleaved[start..Math.Min(interleaved.Length, start + (Piece * channels))];
            mixture.Add(piece);
            int count = piece.Length / channels;
            Span<float> one = new float[count];
            for (int channel = 0; channel < inputs.Length; channel++)
            {
                for (int i = 0; i < count; i++)
                    one[i] = inputs.Length == 1 && channels == 2 ? (piece[2 * i] + piece[(2 * i) + 1]) * 0.5f : piece[(i * channels) + Math.Min(channel, channels - 1)];
                inputs[channel].Push(one);
            }
        }
        Drain();
    }

    public void Finish()
    {
        foreach (ISampleSink input in inputs)
            input.Finish();
        blocks!.Finish();
        foreach (ISampleSink output in outputs.SelectMany(row => row ?? []))
            output.Finish();
        foreach (SampleQueue queue in estimates.SelectMany(row => row ?? []))
            queue.AddSilence(Math.Max(0, (mixture.Count / channels) - queue.Count));
        Drain();
    }

    public void Dispose()
    {
        foreach (StreamResampler resampler in resamplers)
            resampler.Dispose();
    }

    private ISampleSink Resampled(SampleRate from, SampleRate to, ISampleSink next)
    {
        if (from == to)
            return next;
        var resampler = new StreamResampler(from, to, next);
        resamplers.Add(resampler);
        return resampler;
    }

    // [sources, channels, samples]
    private void Give(Tensor sounds)
    {
        int length = (int)sounds.size(2);
        ReadOnlySpan<float> samples = sounds.data<float>().Span;
        for (int source = 0; source < outputs.Length; source++)
        {
            for (int channel = 0; outputs[source] is { } row && channel < row.Length; channel++)
                row[channel].Push(samples.Slice(((source * row.Length) + channel) * length, length));
        }
    }

    private void Drain()
    {
        int ready = Math.Min(mixture.Count / channels, estimates.Min(row => row?.Min(queue => queue.Count) ?? int.MaxValue));
        while (ready > 0)
        {
            int count = Math.Min(ready, Piece);
            float[] rest = mixture.Waiting[..(count * channels)].ToArray(), estimate = new float[count * channels];
            for (int source = 0; source < estimates.Length; source++)
            {
                if (estimates[source] is not { } row)
                    continue;
                for (int channel = 0; channel < channels; channel++)
                {
                    ReadOnlySpan<float> own = row[Math.Min(channel, row.Length - 1)].Waiting, other = row[^1].Waiting;
                    for (int i = 0; i < count; i++)
                    {
                        // A mono sound through a stereo network: the mean of what it makes.
                        float value = channels < row.Length ? (own[i] + other[i]) * 0.5f : own[i];
                        estimate[(i * channels) + channel] = value;
                        rest[(i * channels) + channel] -= value;
                    }
                }
                write(source, estimate);
                foreach (SampleQueue queue in row)
                    queue.Drop(count);
            }
            write(configuration.Remainder, rest);
            mixture.Drop(count * channels);
            ready -= count;
        }
    }

    private sealed class Input(BlockSeparator blocks, int channel) : ISampleSink
    {
        public void Push(ReadOnlySpan<float> samples) => blocks.Push(samples, channel);

        public void Finish()
        {
        }
    }

    private sealed class Output(SampleQueue queue) : ISampleSink
    {
        public void Push(ReadOnlySpan<float> samples) => queue.Add(samples);

        public void Finish()
        {
        }
    }
}
