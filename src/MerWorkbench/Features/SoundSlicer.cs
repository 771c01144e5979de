using MerWorkbench.Audio;
using MerWorkbench.Units;

namespace MerWorkbench.Features;

/// <summary>
/// Cuts all channels of a sound into pieces of one length; holds one piece. Piece k begins on the sample nearest to k hops, but no later
/// than lets it end with the sound, so that there are as many pieces as fit by the clock.
/// </summary>
internal sealed class SoundSlicer(Seconds length, Seconds hop, Action<Waveform> onPiece) : IChannelSink
{
    private readonly List<float> _held = [];
    private SampleRate _rate;
    private int _channels, _samples, _pieces;
    private long _first, _total;

    public void Begin(SampleRate rate, int channels, long? claimed)
    {
        (_rate, _channels) = (rate, channels);
        _samples = Math.Max(1, length.ToSamples(rate));
    }

    public void Push(ReadOnlySpan<float> interleaved)
    {
        _held.AddRange(interleaved);
        _total += interleaved.Length / _channels;
        while (StartOf(_pieces) + _samples <= _total)
        {
            Emit(StartOf(_pieces));
            // One sample more: the last piece may have to begin one earlier.
            Forget(StartOf(_pieces) - 1);
        }
    }

    public void Finish()
    {
        // By rounding, a piece that fits by the clock may end a sample too late.
        if (_pieces * hop.Value + length.Value <= Seconds.FromSamples(_total, _rate).Value + 1e-9 && _total >= _samples)
            Emit(_total - _samples);
    }

    private long StartOf(int piece) => (long)Math.Round(piece * hop.Value * _rate.Hertz);

    private void Emit(long start)
    {
        var planes = new float[_channels][];
        int at = (int)(start - _first) * _channels;
        for (int channel = 0; channel < _channels; channel++)
        {
            planes[channel] = new float[_samples];
            for (int i = 0; i < _samples; i++)
                planes[channel][i] = _held[at + i * _channels + channel];
        }
        _pieces++;
        onPiece(new Waveform(_rate, planes));
    }

    private void Forget(long before)
    {
        int drop = (int)Math.Clamp(before - _first, 0, _held.Count / _channels);
        _held.RemoveRange(0, drop * _channels);
        _first += drop;
    }
}
