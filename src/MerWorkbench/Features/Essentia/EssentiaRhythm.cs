using MerWorkbench.Dsp;
using MerWorkbench.Features.Rhythm;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Essentia;

/// <summary>
/// The rhythm columns of Essentia's music extractor but for danceability, from two passes over a sound at 44.1 kHz: this object hears the
/// first, <see cref="Beats"/> the second, since the loudness of beats can only be measured where the beats are known.
/// </summary>
/// <remarks>
/// A sound without beats, such as silence or less than half a second, has tempo, counts, peaks and statistics of 0. Memory grows by about
/// 1 kB a second of sound. One object a sound.
/// </remarks>
public sealed class EssentiaRhythm : ISampleSink
{
    private const string OnSilence = "equal where no frame is digital silence: Essentia lays random noise there, and beats may move by 12 ms";

    private readonly DegaraBeatTracker _tracker = new();
    private readonly OnsetRate _onsets = new(centered: true);
    private BeatLoudness? _loudness;

    /// <summary>The rate the sound must have.</summary>
    public static SampleRate Rate => SampleRate.Hz44100;

    /// <summary>The columns, in the order of <see cref="Row"/>.</summary>
    public static IReadOnlyList<FeatureColumn> Columns { get; } = [.. MakeColumns()];

    /// <summary>Takes the same sound once more, after the first pass has finished.</summary>
    /// <exception cref="InvalidOperationException">The first pass has not finished.</exception>
    public BeatLoudness Beats => _loudness ?? throw new InvalidOperationException("The loudness of beats is measured in a second pass: finish the first one before.");

    /// <inheritdoc/>
    public void Push(ReadOnlySpan<float> samples)
    {
        _tracker.Push(samples);
        _onsets.Push(samples);
    }

    /// <inheritdoc/>
    public void Finish()
    {
        _tracker.Finish();
        _onsets.Finish();
        _loudness = new BeatLoudness(_tracker.Beats);
    }

    /// <summary>The values of all columns, after both passes.</summary>
    /// <param name="gain">
    /// The factor by which the extractor would have amplified the sound (its replay gain) and which it was not played with here. Only the
    /// loudness of beats depends on it, by its square.
    /// </param>
    /// <exception cref="InvalidOperationException">The first pass has not finished.</exception>
    public float[] Row(double gain = 1)
    {
        var beats = Beats;
        var histogram = new TempoHistogram(_tracker.Beats);
        float[] energies = [.. beats.Energies.Select(energy => (float)(energy * gain * gain))];
        return
        [
            (float)BeatsTempo.Of(_tracker.Beats).Value,
            BeatCount.Of(_tracker.Beats),
            .. new[] { histogram.First, histogram.Second }.SelectMany(peak => new[] { (float)peak.Tempo.Value, (float)peak.Weight, (float)peak.Spread }),
            (float)_onsets.OnsetsPerSecond,
            .. PoolStatistics.Of(energies),
            .. Enumerable.Range(0, BeatBandRatio.Bands).SelectMany(band => PoolStatistics.Of([.. beats.Shares(band)])),
        ];
    }

    private static IEnumerable<FeatureColumn> MakeColumns()
    {
        yield return new("rhythm.bpm", BeatsTempo.Info, null, Fidelity.Tolerance, $"{OnSilence}; 1.5 %, or half or twice the tempo");
        yield return new("rhythm.beats_count", BeatCount.Info, null, Fidelity.Tolerance, OnSilence);
        foreach (string peak in new[] { "first", "second" })
        {
            yield return new($"rhythm.bpm_histogram_{peak}_peak_bpm", TempoHistogram.Info, null, Fidelity.Tolerance, OnSilence);
            yield return new($"rhythm.bpm_histogram_{peak}_peak_weight", TempoHistogram.Info, "weight", Fidelity.Tolerance,
                peak == "first" ? $"{OnSilence}; Essentia's files hold the first peak's spread under this name, by an oversight" : OnSilence);
            yield return new($"rhythm.bpm_histogram_{peak}_peak_spread", TempoHistogram.Info, "spread", Fidelity.Tolerance,
                peak == "first" ? $"{OnSilence}; Essentia's files have no such key" : OnSilence);
        }
        yield return new("rhythm.onset_rate", OnsetRate.Info, null, Fidelity.Tolerance, "equal where no frame is digital silence; 5 %");
        foreach (string statistic in PoolStatistics.Names)
            yield return new($"rhythm.beats_loudness.{statistic}", BeatLoudness.Info, statistic, Fidelity.Tolerance, $"1e-4 relative at Essentia's beats; {OnSilence}");
        for (int band = 0; band < BeatBandRatio.Bands; band++)
        {
            foreach (string statistic in PoolStatistics.Names)
            {
                yield return new($"rhythm.beats_loudness_band_ratio_{band}.{statistic}", BeatBandRatio.Info, statistic, Fidelity.Tolerance,
                    $"1e-5 at Essentia's beats; {OnSilence}");
            }
        }
    }
}
