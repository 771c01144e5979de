using MerWorkbench.Units;

namespace MerWorkbench.Features.Comparison;

/// <summary>One tool's way from a sound to MFCCs: every stage with every parameter, computed in float64.</summary>
/// <param name="Name">Its name: <c>librosa</c>.</param>
/// <param name="Source">The tool, its version and the function meant.</param>
public sealed record MfccConvention(string Name, string Source)
{
    /// <summary>
    /// The rate every sound is brought to: 22,050 Hz. One for all, since a comparison at two rates would show nothing but the rates; settings that
    /// tools give in milliseconds are resolved at it.
    /// </summary>
    public static SampleRate Rate => SampleRate.Hz22050;

    /// <summary>What number full scale is.</summary>
    public SoundScale Scale { get; init; } = new();

    /// <summary>How the sound is cut.</summary>
    public required MfccFraming Framing { get; init; }

    /// <summary>Raising the high frequencies.</summary>
    public PreEmphasis PreEmphasis { get; init; } = new();

    /// <summary>Fading frames in and out.</summary>
    public required MfccWindow Window { get; init; }

    /// <summary>Magnitude or power.</summary>
    public required MfccSpectrum Spectrum { get; init; }

    /// <summary>The mel bands.</summary>
    public required MfccMel Mel { get; init; }

    /// <summary>The logarithm.</summary>
    public required MfccLogarithm Logarithm { get; init; }

    /// <summary>The cosine transform.</summary>
    public required MfccCosine Cosine { get; init; }

    /// <summary>Weights of the coefficients.</summary>
    public MfccLifter Lifter { get; init; } = new();

    /// <summary>The setting of one stage; equal settings are equal.</summary>
    /// <param name="stage">The stage.</param>
    public object Setting(MfccStage stage) => stage switch
    {
        MfccStage.Scale => Scale,
        MfccStage.Framing => Framing,
        MfccStage.PreEmphasis => PreEmphasis,
        MfccStage.Window => Window,
        MfccStage.Spectrum => Spectrum,
        MfccStage.Mel => Mel,
        MfccStage.Logarithm => Logarithm,
        MfccStage.Cosine => Cosine,
        _ => Lifter,
    };

    /// <summary>This convention with one stage of another.</summary>
    /// <param name="stage">The stage that is changed.</param>
    /// <param name="other">Whose setting it takes.</param>
    public MfccConvention With(MfccStage stage, MfccConvention other) => stage switch
    {
        MfccStage.Scale => this with { Scale = other.Scale },
        MfccStage.Framing => this with { Framing = other.Framing },
        MfccStage.PreEmphasis => this with { PreEmphasis = other.PreEmphasis },
        MfccStage.Window => this with { Window = other.Window },
        MfccStage.Spectrum => this with { Spectrum = other.Spectrum },
        MfccStage.Mel => this with { Mel = other.Mel },
        MfccStage.Logarithm => this with { Logarithm = other.Logarithm },
        MfccStage.Cosine => this with { Cosine = other.Cosine },
        _ => this with { Lifter = other.Lifter },
    };

    /// <summary>The MFCCs of a sound, <c>[frames, coefficients]</c>.</summary>
    /// <param name="samples">One channel at <see cref="Rate"/>, as floats of full scale 1.</param>
    public StageValues Compute(ReadOnlySpan<float> samples) => ComputeStages(samples)[^1];

    /// <summary>What every stage makes of a sound, in the order of <see cref="MfccStage"/>.</summary>
    /// <param name="samples">One channel at <see cref="Rate"/>, as floats of full scale 1.</param>
    public IReadOnlyList<StageValues> ComputeStages(ReadOnlySpan<float> samples) => [.. Follow(StageValues.Of(samples), MfccStage.Scale)];

    /// <summary>What the stages from one on make of what came before it.</summary>
    internal IEnumerable<StageValues> Follow(StageValues before, MfccStage from)
    {
        for (var stage = from; stage <= MfccStage.Lifter; stage++)
            yield return before = Apply(stage, before);
    }

    private StageValues Apply(MfccStage stage, StageValues input) => stage switch
    {
        MfccStage.Scale => Scale.Apply(input),
        MfccStage.Framing => Framing.Apply(input),
        MfccStage.PreEmphasis => PreEmphasis.Apply(input),
        MfccStage.Window => Window.Apply(input),
        MfccStage.Spectrum => Spectrum.Apply(input),
        MfccStage.Mel => Mel.Apply(input, Rate),
        MfccStage.Logarithm => Logarithm.Apply(input),
        MfccStage.Cosine => Cosine.Apply(input),
        _ => Lifter.Apply(input),
    };

    /// <summary>Every stage's setting, one a line.</summary>
    public override string ToString() =>
        $"{Name}: {Source}\nrate = {Rate}\n" + string.Join('\n', Enum.GetValues<MfccStage>().Select(stage => $"{stage} = {Setting(stage)}"));
}
