using MerWorkbench.Dsp;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Rhythm;

/// <summary>
/// The onsets of a sound and how many there are a second, from its high-frequency content and its complex-domain difference.
/// Hears a sound at 44.1 kHz; a sound without onsets, silence among them, has rate 0.
/// </summary>
/// <remarks>One object a pass.</remarks>
public sealed class OnsetRate : ISampleSink, IDescriptor
{
    private const int Length = 1024, Hop = 512;

    private readonly OnsetContours _contours;
    private readonly bool _centered;

    /// <summary>Prepares one pass.</summary>
    /// <param name="centered">
    /// False: frames begin at the sound's start and the rate is onsets by its duration, as in Essentia's OnsetRate. True: frame 0 is centred
    /// on the first sample and the duration is that of all hops, as in its streaming twin, which the music extractor uses.
    /// </param>
    public OnsetRate(bool centered = false)
    {
        _centered = centered;
        _contours = new OnsetContours(Length, Hop, centered, new HighFrequencyOnset(Length, Rate), new ComplexDomainOnset(Length));
    }

    /// <summary>The rate the sound must have: the picking rule depends on the length of a hop.</summary>
    public static SampleRate Rate => SampleRate.Hz44100;

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("onset rate", FeatureGroup.Rhythm, "1/s", "0 to 43",
        "Onsets a second. Onsets are where the sum of the normalised 'onset hfc' and 'onset complex' (frames of 1024 every 512 samples at 44.1 kHz) exceeds an adaptive threshold.",
        "Essentia 2.1's OnsetRate and Onsets; P. Brossier, J. P. Bello, M. D. Plumbley, ISMIR 2004");

    /// <summary>When the onsets are, ascending; empty before <see cref="Finish"/>.</summary>
    public IReadOnlyList<Seconds> Onsets { get; private set; } = [];

    /// <summary>Onsets a second; 0 where there is no sound.</summary>
    public double OnsetsPerSecond { get; private set; }

    /// <inheritdoc/>
    public void Push(ReadOnlySpan<float> samples) => _contours.Push(samples);

    /// <inheritdoc/>
    public void Finish()
    {
        _contours.Finish();
        Onsets = [.. OnsetPicker.Pick(_contours, 2).Select(frame => Seconds.FromSamples((long)frame * Hop, Rate))];
        double seconds = Seconds.FromSamples(_centered ? (long)_contours.Frames * Hop : _contours.Samples, Rate).Value;
        OnsetsPerSecond = seconds > 0 ? Onsets.Count / seconds : 0;
    }
}
