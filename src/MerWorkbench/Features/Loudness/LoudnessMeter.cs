using MerWorkbench.Dsp;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Loudness;

/// <summary>
/// Measures loudness after ITU-R BS.1770-4 and EBU R 128 while a sound is played: the power of each 100 ms after
/// <see cref="KWeighting"/>, summed over channels. All four loudness descriptors come from these powers.
/// A mono sound is one channel: it measures 3.01 LU less than the same sound in both channels of a stereo file.
/// Streaming, ten values a second are kept; one per pass. Blocks of any size give the same bits.
/// </summary>
public sealed class LoudnessMeter
{
    private readonly int _channels, _hop;
    private readonly LoudnessConvention _convention;
    private readonly IirCascade[] _filters;
    private readonly float[] _channel;
    private readonly FrameCutter _cutter;
    private readonly List<double> _powers = new(4096);
    private long _moments;

    /// <summary>Makes a meter.</summary>
    /// <param name="rate">Samples a second of each channel.</param>
    /// <param name="channels">
    /// How many channels there are, at least 1. Four are taken for left, right and two behind; five for left, right, centre and two behind;
    /// six for the same with low-frequency effects, which do not count, in fourth place, as sound files order them. Those behind weigh 1.41.
    /// </param>
    /// <param name="convention">What happens at the end of the sound.</param>
    public LoudnessMeter(SampleRate rate, int channels, LoudnessConvention convention = LoudnessConvention.Ebu)
    {
        (_channels, _convention) = (Check.Positive(channels), convention);
        _hop = (rate.Hertz + 5) / 10;
        _channel = new float[_hop];
        _filters = [.. Enumerable.Range(0, channels).Select(_ => convention == LoudnessConvention.Essentia && rate == SampleRate.Hz44100 ? KWeighting.AsEssentia() : KWeighting.At(rate))];
        _cutter = new(new Framing(_hop * channels, _hop * channels, Centered: false, UntilEnd: true), Measure);
    }

    /// <summary>How much each channel counts, by its number and how many there are.</summary>
    private static double WeightOf(int channel, int channels) => (channels, channel) switch
    {
        (4, >= 2) or (5, >= 3) or (6, >= 4) => 1.41,
        (6, 3) => 0,
        _ => 1,
    };

    /// <summary>Takes the next samples.</summary>
    /// <param name="interleaved">Channel after channel for each moment: a multiple of the channels. Only read during the call.</param>
    public void Push(ReadOnlySpan<float> interleaved)
    {
        Check.SameLength(interleaved.Length / _channels * _channels, interleaved.Length, "whole moments", nameof(interleaved));
        _moments += interleaved.Length / _channels;
        _cutter.Push(interleaved);
    }

    /// <summary>Says that no sample follows. Called once, before a result is asked for.</summary>
    public void Finish() => _cutter.Finish();

    /// <summary>The loudness of the whole sound; -70 LUFS where nothing is louder or, after EBU, the sound is shorter than 0.4 s.</summary>
    public Lufs Integrated => IntegratedLoudness.Of(Powers(MomentaryLoudness.Hops));

    /// <summary>The loudness range of the whole sound, in LU; 0 where nothing is louder than -70 LUFS.</summary>
    public Decibels Range => LoudnessRange.Of(Powers(ShortTermLoudness.Hops));

    /// <summary>The loudness of each 400 ms, <c>[windows]</c> in LUFS; the windows begin every 100 ms.</summary>
    public float[] Momentary() => Contour(MomentaryLoudness.Hops);

    /// <summary>The loudness of each 3 s, <c>[windows]</c> in LUFS; the windows begin every 100 ms.</summary>
    public float[] ShortTerm() => Contour(ShortTermLoudness.Hops);

    private void Measure(ReadOnlySpan<float> interleaved, int index)
    {
        // The filter's ringing in the silence after the end is not part of the sound.
        int count = (int)Math.Min(_hop, _moments - (long)index * _hop);
        var samples = _channel.AsSpan(0, count);
        double energy = 0;
        for (int channel = 0; channel < _channels; channel++)
        {
            for (int i = 0, at = channel; i < count; i++, at += _channels)
                samples[i] = interleaved[at];
            energy += WeightOf(channel, _channels) * _filters[channel].Energy(samples);
        }
        if (count == _hop || _convention == LoudnessConvention.Essentia)
            _powers.Add(energy / _hop);
    }

    private double[] Powers(int hops)
    {
        int windows = _powers.Count - hops + 1;
        if (_convention == LoudnessConvention.Essentia && _powers.Count > 0)
            windows = Math.Max(windows, 1);
        var powers = new double[Math.Max(0, windows)];
        for (int i = 0; i < powers.Length; i++)
        {
            double sum = 0;
            for (int hop = i; hop < Math.Min(i + hops, _powers.Count); hop++)
                sum += _powers[hop];
            powers[i] = sum / hops;
        }
        return powers;
    }

    private float[] Contour(int hops)
    {
        double floor = _convention == LoudnessConvention.Ebu ? IntegratedLoudness.AbsoluteGatePower : 1e-30;
        return Array.ConvertAll(Powers(hops), power => (float)IntegratedLoudness.OfPower(Math.Max(power, floor)).Value);
    }
}
