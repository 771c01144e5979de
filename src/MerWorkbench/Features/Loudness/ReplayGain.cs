using MerWorkbench.Dsp;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Loudness;

/// <summary>
/// The gain that brings a sound to the loudness of the Replay Gain proposal's pink noise. Streaming, twenty values a second are kept; one per pass.
/// </summary>
public sealed class ReplayGain : ISampleSink, IDescriptor
{
    // The reference noise measured by Essentia: as a whole file, and inside its music extractor.
    private const double Reference = -31.492595672607422, ExtractorReference = -31.462667465209961;

    private readonly BlockEnergies _blocks;
    private readonly List<float> _levels = new(4096);
    private float? _rest;

    /// <summary>Begins to measure a sound of one channel.</summary>
    /// <param name="rate">Its rate; one of <see cref="EqualLoudnessFilter.Rates"/>.</param>
    /// <exception cref="MerException">The equal-loudness filter is not defined at the rate.</exception>
    public ReplayGain(SampleRate rate)
    {
        int length = (int)(rate.Hertz * 0.05);
        _blocks = new(length, (energy, count) =>
        {
            float level = (float)Decibels.OfPower(energy / length).Value;
            if (count == length)
                _levels.Add(level);
            else
                _rest = level;
        }, EqualLoudnessFilter.Cascade(rate));
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("replay gain", FeatureGroup.LowLevel, "dB", "about -30 (loud) to 68.5 (silence)",
        "-31.493 dB less the 95th percentile of the levels of 50 ms blocks after the equal-loudness filter.", "Robinson, Replay Gain: a proposed standard (2001); Essentia 2.1, ReplayGain");

    /// <summary>
    /// The gain; known after <see cref="Finish"/>. A last block that is not full is left out unless it is the only one; 68.507 dB for silence.
    /// </summary>
    public Decibels Value => new(Reference - Percentile(_levels.Count == 0 ? [_rest ?? (float)Decibels.Silence.Value] : [.. _levels]));

    /// <summary>
    /// The gain as Essentia's music extractor finds it: a last block that is not full counts, filled with silence, and the reference lies
    /// 0.03 dB higher.
    /// </summary>
    public Decibels ExtractorValue => new(ExtractorReference - Percentile(_rest is { } rest ? [.. _levels, rest] : _levels.Count == 0 ? [(float)Decibels.Silence.Value] : [.. _levels]));

    /// <inheritdoc/>
    public void Push(ReadOnlySpan<float> samples) => _blocks.Push(samples);

    /// <inheritdoc/>
    public void Finish() => _blocks.Finish();

    private static double Percentile(float[] levels)
    {
        Array.Sort(levels);
        return levels[(int)(0.95 * levels.Length)];
    }
}
