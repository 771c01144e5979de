using System.Globalization;
using System.Numerics;
using MerWorkbench.Dsp;
using MerWorkbench.Foundation;
using MerWorkbench.Units;
using static System.FormattableString;

namespace MerWorkbench.Features;

/// <summary>All that decides the values of frame descriptors. The defaults are librosa's (0.10).</summary>
public sealed record FrameRecipe
{
    /// <summary>librosa's conventions.</summary>
    public static FrameRecipe Librosa { get; } = new();

    /// <summary>The rate the sound is brought to first.</summary>
    public SampleRate Rate { get; init; } = SampleRate.Hz22050;

    /// <summary>Samples in a frame and points of its transform; a power of two. Default 2048: 93 ms.</summary>
    public int FrameLength { get; init; } = 2048;

    /// <summary>Samples from one frame to the next. Default 512: 23 ms.</summary>
    public int Hop { get; init; } = 512;

    /// <summary>The window.</summary>
    public WindowShape Window { get; init; } = WindowShape.Hann;

    /// <summary>Whether the window is periodic (librosa, torch) or symmetric (Essentia, NWaves).</summary>
    public bool PeriodicWindow { get; init; } = true;

    /// <summary>Whether frame i is centred on sample i x hop, with padded ends, or begins there.</summary>
    public bool Centered { get; init; } = true;

    /// <summary>What lies beyond the ends where centred.</summary>
    public FramePadding Padding { get; init; } = FramePadding.Zero;

    /// <summary>Mel bands. Default 128.</summary>
    public int MelBands { get; init; } = 128;

    /// <summary>The mel scale.</summary>
    public MelScale MelScale { get; init; } = MelScale.Slaney;

    /// <summary>The height of mel filters.</summary>
    public MelNorm MelNorm { get; init; } = MelNorm.Slaney;

    /// <summary>The lower edge of the lowest mel band.</summary>
    public Hertz LowestMel { get; init; } = new(0);

    /// <summary>The upper edge of the highest mel band; half the rate where null.</summary>
    public Hertz? HighestMel { get; init; }

    /// <summary>How far below the clip's loudest band others may lie before they are cut off, in dB; null for no limit.</summary>
    public double? TopDecibels { get; init; } = 80;

    /// <summary>Cepstral coefficients from the zeroth on. Default 20.</summary>
    public int Coefficients { get; init; } = 20;

    /// <summary>Whether a frame's chroma is divided by its largest value.</summary>
    public bool NormalizedChroma { get; init; } = true;

    /// <summary>The share of the magnitude below the roll-off frequency.</summary>
    public double RollOff { get; init; } = 0.85;

    /// <summary>The frames this recipe cuts.</summary>
    public Framing Framing => new(FrameLength, Hop, Centered, Padding);

    /// <summary>The upper edge of the highest mel band.</summary>
    public Hertz MelCeiling => HighestMel ?? Rate.Nyquist;

    /// <summary>The moments its frames are centred on.</summary>
    public RowTiming Timing => new(Seconds.FromSamples(Centered ? 0 : FrameLength / 2, Rate), Seconds.FromSamples(Hop, Rate));

    /// <summary>Every parameter that the descriptors depend on, one a line.</summary>
    /// <param name="descriptors">What is computed.</param>
    public string Describe(FrameDescriptors descriptors)
    {
        List<string> lines =
        [
            $"rate = {Rate}",
            Invariant($"frame = {FrameLength} samples"),
            Invariant($"hop = {Hop} samples"),
            $"window = {Window}, {(PeriodicWindow ? "periodic" : "symmetric")}",
            $"frames = {(Centered ? $"centred, padding {Padding}" : "from the first sample, no padding")}",
        ];
        if (Any(FrameDescriptors.LogMel | FrameDescriptors.Mfcc | FrameDescriptors.OnsetFlux))
        {
            lines.Add(Invariant($"mel bands = {MelBands}, scale {MelScale}, norm {MelNorm}, {LowestMel} to {MelCeiling}"));
            lines.Add($"decibels = 10 log10(max(1e-10, power)), top {TopDecibels?.ToString(CultureInfo.InvariantCulture) ?? "unlimited"}");
        }
        if (Any(FrameDescriptors.Mfcc))
            lines.Add(Invariant($"coefficients = {Coefficients}, DCT-II orthonormal"));
        if (Any(FrameDescriptors.Chroma | FrameDescriptors.Tonnetz))
            lines.Add($"chroma = 12 classes from C, A 440 Hz, {(NormalizedChroma ? "divided by the largest" : "raw power")}");
        if (Any(FrameDescriptors.Contrast))
            lines.Add($"contrast = 7 bands, octaves from 200 Hz, strongest and weakest 0.02 of bins, top {TopDecibels?.ToString(CultureInfo.InvariantCulture) ?? "unlimited"}");
        if (Any(FrameDescriptors.RollOff))
            lines.Add(Invariant($"roll-off = {RollOff}"));
        lines.Add($"descriptors = {descriptors}");
        return string.Join('\n', lines);

        bool Any(FrameDescriptors some) => (descriptors & some) != 0;
    }

    /// <summary>Refuses what cannot be computed, before any sound is read.</summary>
    internal void Validate()
    {
        if (FrameLength < 2 || !BitOperations.IsPow2(FrameLength))
            throw new ArgumentException($"{nameof(FrameLength)} must be a power of two; got {FrameLength}.");
        Check.Positive(Hop);
        Check.Positive(MelBands);
        Check.InRange(Coefficients, 1, MelBands);
        Check.InRange(RollOff, 0, 1);
        Check.InRange(LowestMel.Value, 0, MelCeiling.Value, nameof(LowestMel));
        Check.InRange(MelCeiling.Value, 0, Rate.Nyquist.Value, nameof(HighestMel));
        if (TopDecibels is double top)
            Check.Positive(top, nameof(TopDecibels));
    }
}
