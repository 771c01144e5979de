using MerWorkbench.Dsp;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Rhythm;

/// <summary>The beats of a sound at 44.1 kHz, tracked on its complex-domain onset contour. What Essentia's music extractor uses by default.</summary>
/// <remarks>
/// Silence, and sounds shorter than a beat, have no beats. (Essentia adds random noise to silent frames and then reports beats of chance.)
/// The first beat is looked for about one period after the sound's start. One object a pass.
/// </remarks>
public sealed class DegaraBeatTracker : ISampleSink, IDescriptor
{
    private const int Length = 2048, Hop = 1024;

    private readonly OnsetContours _contours = new(Length, Hop, centered: false, new ComplexDomainOnset(Length));
    private readonly DegaraBeats _beats;

    /// <summary>Prepares one pass.</summary>
    /// <param name="slowest">The slowest tempo looked for; 40 BPM by default.</param>
    /// <param name="fastest">The fastest; 208 BPM by default.</param>
    /// <exception cref="ArgumentException">The tempi lie less than 20 BPM apart or outside 40 to 250.</exception>
    public DegaraBeatTracker(BeatsPerMinute? slowest = null, BeatsPerMinute? fastest = null) => _beats = new DegaraBeats(slowest, fastest);

    /// <summary>The rate the sound must have.</summary>
    public static SampleRate Rate => SampleRate.Hz44100;

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("beats", FeatureGroup.Rhythm, "s", "0 to the sound's end, ascending",
        "When the beats are: 'onset complex' (frames of 2048 every 1024 samples at 44.1 kHz, interpolated to 86 a second), the path of beat periods through comb-filtered "
        + "autocorrelations of 6 s, and a hidden Markov model of the time since the last beat.",
        "N. Degara et al., Reliability-informed beat tracking of musical signals, IEEE TASLP 20(1), 2012; Essentia 2.1's BeatTrackerDegara");

    /// <summary>When the beats are; empty before <see cref="Finish"/>.</summary>
    public IReadOnlyList<Seconds> Beats { get; private set; } = [];

    /// <inheritdoc/>
    public void Push(ReadOnlySpan<float> samples) => _contours.Push(samples);

    /// <inheritdoc/>
    public void Finish()
    {
        _contours.Finish();
        Beats = _beats.Track(_contours[0], halfRate: true);
    }
}
