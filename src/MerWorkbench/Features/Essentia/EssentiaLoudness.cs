using MerWorkbench.Audio;
using MerWorkbench.Dsp;
using MerWorkbench.Features.Loudness;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Essentia;

/// <summary>
/// The loudness columns of Essentia's music extractor and its danceability, from two passes over a sound: <see cref="Before"/> hears the channels as they are in the file and finds
/// the replay gain, this object hears their mean at 44.1 kHz after <see cref="ExtractorGain"/>.
/// </summary>
/// <remarks>
/// Every value is finite, for silence too. Memory grows by about 600 bytes a second of sound. One object a sound; to be disposed of.
/// </remarks>
public sealed class EssentiaLoudness : ISampleSink, IDisposable
{
    private readonly FirstPass _first = new();
    private readonly AverageLoudness _average = new(Rate);
    private readonly DynamicComplexity _complexity = new(Rate);
    private readonly Danceability _danceability = new(Rate);

    /// <summary>The rate the sound must have in the second pass.</summary>
    public static SampleRate Rate => SampleRate.Hz44100;

    /// <summary>The gain above which Essentia takes a sound for silence and gives up: 40 dB.</summary>
    public static Decibels LargestGain => new(40);

    /// <summary>The columns, in the order of <see cref="Row"/>.</summary>
    public static IReadOnlyList<FeatureColumn> Columns { get; } = [.. MakeColumns()];

    /// <summary>Takes the first pass: all channels at the sound's own rate, played before the second.</summary>
    public IChannelSink Before => _first;

    /// <summary>
    /// The sound's replay gain, not above <see cref="LargestGain"/>; known after the first pass. Where Essentia would give up, or try the left channel alone,
    /// the sound is looked at with the largest gain, so that silence stays silence.
    /// </summary>
    /// <exception cref="InvalidOperationException">The first pass has not finished.</exception>
    public Decibels Gain => new(Math.Min(_first.Gain.Value, LargestGain.Value));

    /// <inheritdoc/>
    public void Push(ReadOnlySpan<float> samples)
    {
        _average.Push(samples);
        _complexity.Push(samples);
        _danceability.Push(samples);
    }

    /// <inheritdoc/>
    public void Finish()
    {
        _average.Finish();
        _complexity.Finish();
        _danceability.Finish();
    }

    /// <summary>The values of all columns, after both passes.</summary>
    /// <exception cref="InvalidOperationException">The first pass has not finished.</exception>
    public float[] Row()
    {
        var meter = _first.Meter;
        return
        [
            (float)_average.Value,
            (float)_complexity.Value.Value,
            (float)meter.Integrated.Value,
            (float)meter.Range.Value,
            .. PoolStatistics.Of(meter.Momentary()),
            .. PoolStatistics.Of(meter.ShortTerm()),
            (float)_danceability.Value,
        ];
    }

    /// <summary>Lets the first pass go, finished or not.</summary>
    public void Dispose() => _first.Dispose();

    private static IEnumerable<FeatureColumn> MakeColumns()
    {
        yield return new("lowlevel.average_loudness", AverageLoudness.Info, null, Fidelity.Tolerance, "1e-4");
        yield return new("lowlevel.dynamic_complexity", DynamicComplexity.Info, null, Fidelity.Tolerance, "1e-3 dB");
        const string Rates = "where the file has 44.1 kHz; otherwise Essentia changes the rate first and rounds its filter, 0.03 LU";
        yield return new("lowlevel.loudness_ebu128.integrated", IntegratedLoudness.Info, null, Fidelity.Tolerance, $"1e-3 LU {Rates}");
        yield return new("lowlevel.loudness_ebu128.loudness_range", LoudnessRange.Info, null, Fidelity.Tolerance, $"1e-3 LU {Rates}");
        const string Windows = "0.01 LU in windows above -25 LUFS, 0.1 LU at -45 LUFS, where Essentia's arithmetic in float shows; a silent window is -300.691 LUFS";
        foreach (string statistic in PoolStatistics.Names)
            yield return new($"lowlevel.loudness_ebu128.momentary.{statistic}", MomentaryLoudness.Info, statistic, Fidelity.Tolerance, Windows);
        foreach (string statistic in PoolStatistics.Names)
            yield return new($"lowlevel.loudness_ebu128.short_term.{statistic}", ShortTermLoudness.Info, statistic, Fidelity.Tolerance, Windows);
        yield return new("rhythm.danceability", Danceability.Info, null, Fidelity.Tolerance, "1e-3 relative");
    }

    private sealed class FirstPass : IChannelSink, IDisposable
    {
        private readonly LoudnessMeter _meter = new(LoudnessConvention.Essentia);
        private readonly ReplayGain _gain = new(Rate);
        private readonly MonoSink _mono;
        private bool _finished;

        public FirstPass() => _mono = new(Rate, _gain);

        public LoudnessMeter Meter => Finished(_meter);

        public Decibels Gain => Finished(_gain).ExtractorValue;

        public void Begin(SampleRate rate, int channels, long? claimed)
        {
            _meter.Begin(rate, channels);
            _mono.Begin(rate, channels, claimed);
        }

        public void Push(ReadOnlySpan<float> interleaved)
        {
            _meter.Push(interleaved);
            _mono.Push(interleaved);
        }

        public void Finish()
        {
            _meter.Finish();
            _mono.Finish();
            _finished = true;
        }

        public void Dispose() => _mono.Dispose();

        private T Finished<T>(T value) =>
            _finished ? value : throw new InvalidOperationException("The loudness of a sound is known after the first pass: play its channels first.");
    }
}
