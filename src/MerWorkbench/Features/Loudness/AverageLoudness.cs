using MerWorkbench.Dsp;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Loudness;

/// <summary>
/// How close the average of a sound comes to its loudest moment: near 1 for evenly loud music, near 0 for music of great contrasts.
/// It does not say how loud the music is. Streaming, one value a second is kept; one per pass.
/// </summary>
public sealed class AverageLoudness : ISampleSink, IDescriptor
{
    private readonly BlockEnergies _seconds;
    private readonly List<double> _loudness = new(256);
    private double? _last;

    /// <summary>Begins to measure a sound of one channel.</summary>
    /// <param name="rate">Its rate.</param>
    public AverageLoudness(SampleRate rate) => _seconds = new(rate.Hertz, (energy, _) =>
    {
        // Frames of two seconds every second; the last one reaches the end, filled with silence.
        if (_last is { } last)
            _loudness.Add(StevensLoudness.OfEnergy(last + energy));
        _last = energy;
    });

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("average loudness", FeatureGroup.LowLevel, "1", "0 to 1",
        "The Stevens loudness of 2 s frames, every second, divided by the largest, not below 1e-4; 10 log10 of its mean, x; then 0.5 + 0.5 tanh(-1 + 2 (x + 5) / 3).",
        "Essentia 2.1, MusicExtractor");

    /// <summary>The value; known after <see cref="Finish"/>. Nothing but silence gives 1e-11, as does no sample.</summary>
    public double Value
    {
        get
        {
            double[] loudness = _loudness.Count > 0 ? [.. _loudness] : [StevensLoudness.OfEnergy(_last ?? 0)];
            double largest = Math.Max(loudness.Max(), 1e-4);
            double level = Decibels.OfPower(loudness.Average(value => Math.Max(value / largest, 1e-4))).Value;
            return 0.5 + 0.5 * Math.Tanh(-1 + 2 * (level + 5) / 3);
        }
    }

    /// <inheritdoc/>
    public void Push(ReadOnlySpan<float> samples) => _seconds.Push(samples);

    /// <inheritdoc/>
    public void Finish() => _seconds.Finish();
}
