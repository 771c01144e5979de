using System.Buffers;
using MerWorkbench.Audio;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Store;

/// <summary>A sound that is decoded once, however often it is played, unless it is too long to be kept in memory. Not for several threads at once.</summary>
internal sealed class RememberedSound(SoundSource inner) : SoundSource, IDisposable
{
    // 64 MiB: three minutes of stereo at 44.1 kHz.
    private const int MostSamples = 1 << 24, Block = 1 << 16;

    private Recording? _recording;
    private SoundFacts? _facts;

    public override string? Name => inner.Name;

    public override SoundFacts PlayChannels(IChannelSink sink, CancellationToken cancellation = default)
    {
        if (_recording is { IsWhole: true } && _facts is not null)
        {
            _recording.Play(sink, cancellation);
            return _facts;
        }
        if (_recording is { IsTooLong: true })
            return inner.PlayChannels(sink, cancellation);
        _recording?.Dispose();
        _recording = new Recording(sink);
        return _facts = inner.PlayChannels(_recording, cancellation);
    }

    public void Dispose() => _recording?.Dispose();

    /// <summary>Keeps what it passes on.</summary>
    private sealed class Recording(IChannelSink sink) : IChannelSink, IDisposable
    {
        private readonly List<(float[] Samples, int Count)> _blocks = [];
        private SampleRate _rate;
        private int _channels;
        private long? _claimed;
        private long _length;

        public bool IsWhole { get; private set; }

        public bool IsTooLong { get; private set; }

        public void Begin(SampleRate rate, int channels, long? claimed)
        {
            (_rate, _channels, _claimed) = (rate, channels, claimed);
            sink.Begin(rate, channels, claimed);
        }

        public void Push(ReadOnlySpan<float> interleaved)
        {
            sink.Push(interleaved);
            _length += interleaved.Length;
            if (_length > MostSamples && !IsTooLong)
            {
                IsTooLong = true;
                Dispose();
            }
            if (!IsTooLong)
                Keep(interleaved);
        }

        public void Finish()
        {
            sink.Finish();
            IsWhole = !IsTooLong;
        }

        public void Play(IChannelSink other, CancellationToken cancellation)
        {
            other.Begin(_rate, _channels, _claimed);
            foreach (var (samples, count) in _blocks)
            {
                cancellation.ThrowIfCancellationRequested();
                other.Push(samples.AsSpan(0, count));
            }
            other.Finish();
        }

        public void Dispose()
        {
            foreach (var (samples, _) in _blocks)
                ArrayPool<float>.Shared.Return(samples);
            _blocks.Clear();
        }

        private void Keep(ReadOnlySpan<float> samples)
        {
            int most = Block / _channels * _channels;
            for (int at = 0; at < samples.Length; at += most)
            {
                var part = samples[at..Math.Min(samples.Length, at + most)];
                float[] block = ArrayPool<float>.Shared.Rent(Block);
                part.CopyTo(block);
                _blocks.Add((block, part.Length));
            }
        }
    }
}
