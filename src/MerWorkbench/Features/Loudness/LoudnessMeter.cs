using MerWorkbench.Audio;
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
public sealed class LoudnessMeter : IChannelSink
{
    private readonly LoudnessConvention _convention;
    private readonly List<double> _powers = new(4096);
    private IirCascade[] _filters = [];
    private float[] _channel = [];
    private FrameCutter? _cutter;
    private long _moments;

    /// <summary>Makes a meter.</summary>
    /// <param name="convention">What happens at the end of the sound.</param>
    public LoudnessMeter(LoudnessConvention convention = LoudnessConvention.Ebu) => _convention = convention;

    /// <summary>Says what follows. Called once, before any sample.</summary>
    /// <param name="rate">Samples a second of each channel.</param>
    /// <param name="channels">
    /// How many channels there are, at least 1. Four are taken for left, right and two behind; five for left, right, centre and two behind;
    /// six for the same with low-frequency effects, which do not count, in fourth place, as sound files order them. Those behind weigh 1.41.
    /// </param>
    /// <param name="claimed">Not needed here.</param>
    public void Begin(SampleRate rate, int channels, long? claimed = null)
    {
        Check.Positive(channels);
        bool rounded = _convention == LoudnessConvention.Essentia && rate == SampleRate.Hz44100;
        _filters = [.. Enumerable.Range(0, channels).Select(_ => rounded ? KWeighting.AsEssentia() : KWeighting.At(rate))];
        _channel = new float[(rate.Hertz + 5) / 10];
        int hop = _channel.Length * channels;
        _cutter = new(new Framing(hop, hop, Centered: false, UntilEnd: true), Measure);
    }

    /// <summary>How much each channel counts, by its number and how many there are.</summary>
    private static double WeightOf(int channel, int channels) => (channels, channel) switch
    {
        (4, >= 2) or (5, >= 3) or (6, >= 4) => 1.41,
        (6, 3) => 0,
        _ => 1,
    };

    /// <inheritdoc/>
    public void Push(ReadOnlySpan<float> interleaved)
    {
        var cutter = _cutter ?? throw new InvalidOperationException("The meter must be told the rate and the channels first.");
        Check.SameLength(interleaved.Length / _filters.Length * _filters.Length, interleaved.Length, "whole moments", nameof(interleaved));
        _moments += interleaved.Length / _filters.Length;
        cutter.Push(interleaved);
    }

    /// <inheritdoc/>
    public void Finish() => _cutter?.Finish();

    /// <summary>The loudness of the whole sound; -70 LUFS where nothing is louder or, after EBU, the sound is shorter than 0.4 s.</summary>
    public Lufs Integrated => IntegratedLoudness.Of(Powers(MomentaryLoudness.Hops));

    /// <summary>The loudness range of the whole sound, in LU; 0 where nothing is louder than -70 LUFS.</summary>
    public Decibels Range => LoudnessRange.Of(Powers(ShortTermLoudness.Hops));

    /// <summary>How much the momentary loudness of the sounding parts varies, in LU; 0 where nothing is louder than -70 LUFS.</summary>
    public Decibels Dynamics => LoudnessDynamics.Of(Powers(MomentaryLoudness.Hops));

    /// <summary>The loudness of each 400 ms, <c>[windows]</c> in LUFS; the windows begin every 100 ms.</summary>
    public float[] Momentary() => Contour(MomentaryLoudness.Hops);

    /// <summary>The loudness of each 3 s, <c>[windows]</c> in LUFS; the windows begin every 100 ms.</summary>
    public float[] ShortTerm() => Contour(ShortTermLoudness.Hops);

    private void Measure(ReadOnlySpan<float> interleaved, int index)
    {
        // The filter's ringing in the silence after the end is not part of the sound.
        int hop = _channel.Length, count = (int)Math.Min(hop, _moments - (long)index * hop);
        var samples = _channel.AsSpan(0, count);
        double energy = 0;
        for (int channel = 0; channel < _filters.Length; channel++)
        {
            for (int i = 0, at = channel; i < count; i++, at += _filters.Length)
                samples[i] = interleaved[at];
            energy += WeightOf(channel, _filters.Length) * _filters[channel].Energy(samples);
        }
        if (count == hop || _convention == LoudnessConvention.Essentia)
            _powers.Add(energy / hop);
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
