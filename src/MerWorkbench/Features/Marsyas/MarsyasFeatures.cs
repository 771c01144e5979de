using MerWorkbench.Audio;
using MerWorkbench.Foundation;
using MerWorkbench.Units;
using static System.FormattableString;

namespace MerWorkbench.Features.Marsyas;

/// <summary>
/// The timbral features of Marsyas's program bextract in its own conventions, quirks included: zero crossings, centroid, roll-off, flux,
/// 13 MFCCs, 12 chroma and two chroma ratios of frames of 512 samples, of which the last is filled with zeros.
/// </summary>
public sealed class MarsyasFeatures : FeatureSet
{
    /// <summary>Makes a set.</summary>
    /// <param name="stage">How far it sums up.</param>
    /// <param name="memory">How many frames the texture window holds; 20 is bextract's own default (0.46 s), 40 that of the block inside it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The memory is below 1.</exception>
    public MarsyasFeatures(MarsyasStage stage, int memory = 20)
    {
        (Stage, Memory) = (stage, Check.Positive(memory));
        Columns = MarsyasColumns.Of(stage, memory);
        Name = (stage switch
        {
            MarsyasStage.Frames => "marsyas-frames",
            MarsyasStage.Texture => "marsyas-texture",
            _ => "marsyas",
        }) + (memory == 20 || stage == MarsyasStage.Frames ? "" : Invariant($"-m{memory}"));
        Parameters = string.Join('\n', Lines());
    }

    /// <summary>31 values a frame.</summary>
    public static MarsyasFeatures PerFrame { get; } = new(MarsyasStage.Frames);

    /// <summary>62 values a frame, over texture windows of 20 frames.</summary>
    public static MarsyasFeatures PerTexture { get; } = new(MarsyasStage.Texture);

    /// <summary>124 values a sound, the vector that Grekow's and many older studies start from.</summary>
    public static MarsyasFeatures PerClip { get; } = new(MarsyasStage.Clip);

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    public override bool DescribesWholeSounds => Stage == MarsyasStage.Clip;

    /// <inheritdoc/>
    public override IReadOnlyList<FeatureColumn> Columns { get; }

    /// <inheritdoc/>
    public override string Parameters { get; }

    /// <summary>How far it sums up.</summary>
    public MarsyasStage Stage { get; }

    /// <summary>How many frames the texture window holds.</summary>
    public int Memory { get; }

    /// <summary>The rate a sound is brought to first: 22,050 Hz, that of the collections Marsyas was made for. bextract itself takes each file's own.</summary>
    public SampleRate Rate => SampleRate.Hz22050;

    /// <inheritdoc/>
    public override FeatureRows Compute(SoundSource sound, CancellationToken cancellation = default)
    {
        using var pass = new MarsyasPass(this);
        SoundFacts facts = sound.Play(Rate, pass, cancellation);
        var timing = Stage == MarsyasStage.Clip
            ? new RowTiming(new(facts.Duration.Value / 2), facts.Duration)
            : new RowTiming(Seconds.FromSamples(MarsyasPass.FrameLength / 2, Rate), Seconds.FromSamples(MarsyasPass.FrameLength, Rate));
        return FilledRows.Of(Columns, timing, sound, facts, pass.Write);
    }

    private IEnumerable<string> Lines()
    {
        yield return $"rate = {Rate}";
        yield return "frame = 512 samples, the last filled with zeros";
        yield return "hop = 512 samples";
        yield return "window = Hamming, symmetric";
        yield return "spectrum = power of the transform divided by 512";
        yield return Invariant($"roll-off = {MarsyasRolloff.Share}");
        yield return "mfcc = 13 from 40 Slaney triangles (13 linear from 133.3333 Hz by 66.66666 Hz, 27 by a factor of 1.0711703), log10, DCT-II orthonormal";
        yield return "chroma = 12 classes from A, A 440 Hz, bin i at i / 257 of the sample rate";
        if (Stage != MarsyasStage.Frames)
            yield return Invariant($"texture window = {Memory} frames, filled with the first; mean, std (population)");
        if (Stage == MarsyasStage.Clip)
            yield return "clip = mean, std (population) over all frames";
    }
}
