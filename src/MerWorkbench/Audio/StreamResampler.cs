using MerWorkbench.Dsp;
using MerWorkbench.Units;

namespace MerWorkbench.Audio;

/// <summary>Changes the rate of samples that come in blocks; together they are those of <see cref="Resampler.Convert"/>.</summary>
internal sealed class StreamResampler : ISampleSink, IDisposable
{
    private const int Block = 1 << 14;

    private readonly SampleRate _from, _to;
    private readonly ISampleSink _next;
    private readonly float[] _output = new float[Block];
    private nint _handle;
    private long _taken, _given;

    public StreamResampler(SampleRate from, SampleRate to, ISampleSink next)
    {
        (_from, _to, _next) = (from, to, next);
        _handle = Resampler.Create(from, to);
    }

    public void Push(ReadOnlySpan<float> samples)
    {
        _taken += samples.Length;
        while (true)
        {
            var (used, made) = Resampler.Process(_handle, samples, _output, last: false);
            Give(made);
            samples = samples[used..];
            if (samples.IsEmpty && made < _output.Length)
                return;
        }
    }

    public void Finish()
    {
        long length = (_taken * _to.Hertz + _from.Hertz - 1) / _from.Hertz;
        while (_given < length)
        {
            var (_, made) = Resampler.Process(_handle, [], _output, last: true);
            if (made == 0)
            {
                Array.Clear(_output);
                made = _output.Length;
            }
            Give((int)Math.Min(made, length - _given));
        }
        _next.Finish();
    }

    public void Dispose()
    {
        Resampler.Delete(_handle);
        _handle = 0;
    }

    private void Give(int count)
    {
        if (count == 0)
            return;
        _given += count;
        _next.Push(_output.AsSpan(0, count));
    }
}
