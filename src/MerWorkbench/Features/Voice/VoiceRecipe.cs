using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Voice;

/// <summary>How a <see cref="VoicePass"/> looks at a voice.</summary>
public sealed record VoiceRecipe
{
    /// <summary>As openSMILE's ComParE 2016: 52 to 620 Hz, periods within 25 %, a choice after 30 frames.</summary>
    public static VoiceRecipe ComParE { get; } = new();

    /// <summary>As the Geneva sets GeMAPS and eGeMAPS: 55 to 1,000 Hz, periods within 10 %, a choice after 40 frames, with formants and harmonics.</summary>
    public static VoiceRecipe Geneva { get; } = new()
    {
        LowestPitch = new(55),
        HighestPitch = new(1000),
        PeriodRange = 0.1,
        Delay = 40,
        Formants = true,
    };

    /// <summary>Length of the frames: 60 ms, three periods of the lowest pitch.</summary>
    public Seconds Frame { get; init; } = new(0.060);

    /// <summary>From one frame to the next: 10 ms.</summary>
    public Seconds Step { get; init; } = new(0.010);

    /// <summary>No pitch below; 52 Hz.</summary>
    public Hertz LowestPitch { get; init; } = new(52);

    /// <summary>No pitch above; 620 Hz.</summary>
    public Hertz HighestPitch { get; init; } = new(620);

    /// <summary>How far a single period may differ from the frame's pitch, as a share; 0.25.</summary>
    public double PeriodRange { get; init; } = 0.25;

    /// <summary>How many frames a choice among candidates waits; 30.</summary>
    public int Delay { get; init; } = 30;

    /// <summary>
    /// How strongly pitches from 100 to 350 Hz, those of speech, are preferred; 1 as in openSMILE. It makes a bright 440 Hz come out as 220 Hz;
    /// 0 for singing and instruments.
    /// </summary>
    public double RangeWeight { get; init; } = 1;

    /// <summary>Frames whose windowed root mean square is below count as silent: 0.001, full scale being 1.</summary>
    public double Silence { get; init; } = 0.001;

    /// <summary>Whether formants, levels of harmonics and the harmonics-to-noise ratio of the autocorrelation are given too.</summary>
    public bool Formants { get; init; }

    /// <summary>The columns of the table that comes out, in order.</summary>
    public IReadOnlyList<FeatureColumn> Columns => Formants ? VoiceColumns.All : VoiceColumns.Basic;

    internal VoiceRecipe Validated(SampleRate rate)
    {
        Check.Positive(Step.ToSamples(rate));
        Check.InRange(Frame.Value, 2.5 / LowestPitch.Value, 1);
        Check.InRange(HighestPitch.Value, LowestPitch.Value, rate.Nyquist.Value / 2);
        Check.InRange(PeriodRange, 0.01, 0.5);
        Check.InRange(Delay, 1, 1000);
        Check.InRange(Silence, 0, 1);
        Check.InRange(RangeWeight, 0, 100);
        return this;
    }
}
