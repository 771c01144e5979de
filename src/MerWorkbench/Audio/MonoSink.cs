using MerWorkbench.Dsp;
using MerWorkbench.Units;

namespace MerWorkbench.Audio;

/// <summary>Averages the channels and changes the rate on the way to another sink.</summary>
internal sealed class MonoSink(SampleRate rate, ISampleSink next) : IChannelSink, IDisposable
{
    private StreamResampler? _resampler;
    private float[] _mean = [];
    private int _channels;

    public void Begin(SampleRate own, int channels, long? claimed)
    {
        _channels = channels;
        if (own != rate)
            _resampler = new StreamResampler(own, rate, next);
    }

    public void Push(ReadOnlySpan<float> interleaved)
    {
        var mono = _channels == 1 ? interleaved : Mean(interleaved);
        if (_resampler is null)
            next.Push(mono);
        else
            _resampler.Push(mono);
    }

    public void Finish()
    {
        if (_resampler is null)
            next.Finish();
        else
            _resampler.Finish();
    }

    public void Dispose() => _resampler?.Dispose();

    // The sum in the order of the channels, then the factor: the same bits as Waveform.ToMono.
    private ReadOnlySpan<float> Mean(ReadOnlySpan<float> interleaved)
    {
        int count = interleaved.Length / _channels;
        if (_mean.Length < count)
            _mean = new float[count];
        float factor = 1f / _channels;
        if (_channels == 2)
        {
            for (int i = 0; i < count; i++)
                _mean[i] = (interleaved[2 * i] + interleaved[2 * i + 1]) * factor;
            return _mean.AsSpan(0, count);
        }
        for (int i = 0; i < count; i++)
        {
            float sum = interleaved[i * _channels];
            for (int channel = 1; channel < _channels; channel++)
                sum += interleaved[i * _channels + channel];
            _mean[i] = sum * factor;
        }
        return _mean.AsSpan(0, count);
    }
}
