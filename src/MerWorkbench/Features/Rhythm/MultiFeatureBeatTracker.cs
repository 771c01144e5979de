using MerWorkbench.Dsp;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Rhythm;

/// <summary>
/// The beats of a sound at 44.1 kHz, tracked on five onset contours (complex domain, energy flux, mel flux, beat emphasis, information gain);
/// of the five lists the one that the others agree with most, and how much they agree.
/// </summary>
/// <remarks>About four times as slow as <see cref="DegaraBeatTracker"/>, and more accurate. Silence has no beats. One object a pass.</remarks>
public sealed class MultiFeatureBeatTracker : ISampleSink, IDescriptor, IDisposable
{
    private const int Length = 2048;

    private readonly OnsetContours _coarse = new(Length, 1024, centered: false, new ComplexDomainOnset(Length), new EnergyFluxOnset(), new MelFluxOnset(Length, Rate));
    private readonly BeatEmphasis _emphasis = new(Length, Rate);
    private readonly OnsetContours _fine;
    private readonly DegaraBeats _beats;

    /// <summary>Prepares one pass.</summary>
    /// <param name="slowest">The slowest tempo looked for; 40 BPM by default.</param>
    /// <param name="fastest">The fastest; 208 BPM by default.</param>
    /// <exception cref="ArgumentException">The tempi lie less than 20 BPM apart or outside 40 to 250.</exception>
    public MultiFeatureBeatTracker(BeatsPerMinute? slowest = null, BeatsPerMinute? fastest = null)
    {
        _beats = new DegaraBeats(slowest, fastest);
        _fine = new OnsetContours(Length, 512, centered: false, _emphasis, new InformationGainOnset(Length, Rate));
    }

    /// <summary>The rate the sound must have.</summary>
    public static SampleRate Rate => SampleRate.Hz44100;

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("multi-feature beats", FeatureGroup.Rhythm, "s", "0 to the sound's end, ascending",
        "When the beats are: of five lists of 'beats', from five onset detection functions, the one with the largest mutual agreement.",
        "J. R. Zapata, M. E. P. Davies, E. Gomez, Multi-feature beat tracking, IEEE/ACM TASLP 22(4), 2014; Essentia 2.1's BeatTrackerMultiFeature");

    /// <summary>When the beats are; empty before <see cref="Finish"/>.</summary>
    public IReadOnlyList<Seconds> Beats { get; private set; } = [];

    /// <summary>How much the five agree, in bits: 0 to 5. 0 for sounds shorter than about 6 s: the first 5 s do not count.</summary>
    public double Confidence { get; private set; }

    /// <inheritdoc/>
    public void Push(ReadOnlySpan<float> samples)
    {
        _coarse.Push(samples);
        _fine.Push(samples);
    }

    /// <summary>Gives the temporary file of long sounds back, where the pass is broken off.</summary>
    public void Dispose() => _emphasis.Dispose();

    /// <inheritdoc/>
    public void Finish()
    {
        _coarse.Finish();
        _fine.Finish();
        Seconds[][] candidates =
        [
            _beats.Track(_coarse[0], halfRate: true),
            _beats.Track(_coarse[1], halfRate: true),
            _beats.Track(_coarse[2], halfRate: true),
            _beats.Track(_emphasis.Contour(_fine.Frames), halfRate: false),
            _beats.Track(_fine[1], halfRate: false),
        ];
        _emphasis.Dispose();
        var agreement = BeatAgreement.Of(candidates);
        (Beats, Confidence) = (candidates[agreement.Best], agreement.Confidence);
    }
}
