using System.Globalization;
using System.Numerics.Tensors;
using MerWorkbench.Units;

namespace MerWorkbench.Audio;

/// <summary>Stands between a decoder and a sink: counts the samples, refuses what is not finite, and says in the end what was odd.</summary>
internal sealed class SoundTally(string path, IChannelSink next, CancellationToken cancellation)
{
    /// <summary>What is said of a sound in which nothing is heard.</summary>
    public const string Silence = "silent: every sample is 0.";

    // Float files may go somewhat beyond full scale; integers stored as floats go far beyond.
    private const float LoudestPeak = 16;

    private SampleRate _rate;
    private int _channels;
    private long _length;
    private long? _claimed;
    private float _peak;

    public void Begin(SampleRate rate, int channels, long? claimed)
    {
        (_rate, _channels, _claimed) = (rate, channels, claimed);
        next.Begin(rate, channels, claimed);
    }

    public void Push(ReadOnlySpan<float> interleaved)
    {
        cancellation.ThrowIfCancellationRequested();
        if (interleaved.IsEmpty)
            return;
        if (Waveform.FirstNonFinite(interleaved) is >= 0 and int at)
            throw new AudioException(string.Create(CultureInfo.InvariantCulture,
                $"sample {_length + at / _channels} of channel {at % _channels} is {interleaved[at]}; every sample must be a finite number."), path);
        _peak = Math.Max(_peak, Math.Abs(TensorPrimitives.MaxMagnitude(interleaved)));
        _length += interleaved.Length / _channels;
        next.Push(interleaved);
    }

    /// <summary>Ends the sound, or says why there was none.</summary>
    /// <param name="warnings">What the decoder complained about.</param>
    public SoundFacts Finish(List<string> warnings)
    {
        if (_length == 0)
        {
            string why = warnings.Count > 0 ? $" ({warnings[0]})" : "";
            throw new AudioException(_claimed > 0
                ? string.Create(CultureInfo.InvariantCulture, $"the header declares {_claimed} samples but none can be read{why}: the file is damaged or cut off.")
                : $"the file holds no samples{why}.", path);
        }
        if (_peak == 0)
            warnings.Add(Silence);
        else if (_peak > LoudestPeak)
            warnings.Add(string.Create(CultureInfo.InvariantCulture, $"loud: samples reach {_peak:0.#}; full scale is 1."));
        long missing = Math.Max(0, (_claimed ?? 0) - _length);
        if (_length < AudioReader.ShortShare * (_claimed ?? 0))
            warnings.Insert(0, string.Create(CultureInfo.InvariantCulture,
                $"short: got {_length} of {_claimed} declared samples ({Seconds.FromSamples(_length, _rate)} of {Seconds.FromSamples(_claimed!.Value, _rate)})."));
        next.Finish();
        return new SoundFacts(_rate, _channels, _length, Seconds.FromSamples(missing, _rate), warnings);
    }
}
