using MerWorkbench.Audio;
using MerWorkbench.Dsp;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Essentia;

/// <summary>
/// The descriptors of Essentia's MusicExtractor (2.1-beta6) in its groups low-level, rhythm and tonal: one row a sound, <c>[1, bins]</c>.
/// Courses over time are summed up by ten statistics, cepstra by mean, covariance and its inverse. Columns bear Essentia's names;
/// each says how far its numbers are Essentia's.
/// </summary>
/// <remarks>
/// The sound is played three times: for its replay gain, for nearly everything, and for the loudness of the beats found.
/// Keys, which Essentia gives as words, are numbers here: the tonic's place on the circle of fifths and 1 for major.
/// </remarks>
public sealed class EssentiaFeatures : FeatureSet
{
    private static readonly EssentiaStatistics LowLevel = new(EssentiaLowLevel.Columns), Weighed = new(EssentiaEqualLoudness.Columns),
        Tonal = new(EssentiaTonal.FrameColumns);

    // As the passes give them, and in the order of the groups.
    private static readonly FeatureColumn[] AsComputed =
    [
        .. LowLevel.Columns, .. Weighed.Columns, .. EssentiaLoudness.Columns, .. EssentiaRhythm.Columns, .. Tonal.Columns, .. EssentiaTonal.ValueColumns,
    ];

    private static readonly int[] ByGroup = [.. Enumerable.Range(0, AsComputed.Length).OrderBy(i => AsComputed[i].Group)];

    /// <inheritdoc/>
    public override string Name => "essentia";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    public override bool DescribesWholeSounds => true;

    /// <inheritdoc/>
    public override IReadOnlyList<FeatureColumn> Columns { get; } = [.. ByGroup.Select(i => AsComputed[i])];

    /// <inheritdoc/>
    public override string Parameters { get; } = string.Join('\n',
        $"rate = {SampleRate.Hz44100}",
        "level = brought to Essentia's replay gain",
        EssentiaLowLevel.Parameters,
        EssentiaEqualLoudness.Parameters,
        EssentiaTonal.Parameters,
        $"statistics = {string.Join(", ", PoolStatistics.Names)}; mean, cov, icov of cepstra");

    /// <inheritdoc/>
    public override FeatureRows Compute(SoundSource sound, CancellationToken cancellation = default)
    {
        using var loudness = new EssentiaLoudness();
        sound.PlayChannels(loudness.Before, cancellation);
        using var lowLevel = new EssentiaLowLevel();
        using var weighed = new EssentiaEqualLoudness();
        using var tonal = new EssentiaTonal();
        var rhythm = new EssentiaRhythm();
        SoundFacts facts = Play(new SinkGroup(loudness, lowLevel, weighed, tonal, rhythm));
        Play(rhythm.Beats);

        var computed = new float[AsComputed.Length];
        Span<float> rest = computed;
        LowLevel.Apply(lowLevel.Frames, Take(ref rest, LowLevel.Columns.Count));
        Weighed.Apply(weighed.Frames, Take(ref rest, Weighed.Columns.Count));
        loudness.Row().CopyTo(Take(ref rest, EssentiaLoudness.Columns.Count));
        rhythm.Row().CopyTo(Take(ref rest, EssentiaRhythm.Columns.Count));
        Tonal.Apply(tonal.Frames, Take(ref rest, Tonal.Columns.Count));
        tonal.Values.CopyTo(rest);

        var rows = new FeatureRows(Columns, new RowTiming(new(facts.Duration.Value / 2), facts.Duration), sound, facts);
        rows.Add([.. ByGroup.Select(i => computed[i])]);
        return rows;

        SoundFacts Play(ISampleSink sink) => sound.Play(SampleRate.Hz44100, new ExtractorGain(loudness.Gain, sink), cancellation);
    }

    private static Span<float> Take(ref Span<float> values, int count)
    {
        var taken = values[..count];
        values = values[count..];
        return taken;
    }
}
