using MerWorkbench.Audio;
using MerWorkbench.Foundation;

namespace MerWorkbench.Features;

/// <summary>Statistics of another set's columns over the whole sound: <c>[1, 3 x bins]</c>, all means, then all standard deviations, then all standard deviations of the first difference.</summary>
public sealed class ClipFeatures : FeatureSet, ISummary
{
    internal const string Suffix = "-clip";

    /// <summary>Summarises another set.</summary>
    /// <param name="inner">The set whose columns are summarised.</param>
    public ClipFeatures(FeatureSet inner)
    {
        Inner = inner;
        Columns = PieceStatistics.ColumnsOf(inner);
        Name = inner.Name + Suffix;
        Parameters = $"of = {inner.Name} version {inner.Version}\n{inner.Parameters}\npiece = the whole sound\nstatistics = mean, std, delta_std (population)";
    }

    /// <summary>The set whose columns are summarised.</summary>
    public FeatureSet Inner { get; }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    public override bool DescribesWholeSounds => true;

    /// <inheritdoc/>
    public override IReadOnlyList<FeatureColumn> Columns { get; }

    /// <inheritdoc/>
    public override string Parameters { get; }

    /// <inheritdoc/>
    public override FeatureRows Compute(SoundSource sound, CancellationToken cancellation = default)
    {
        using var frames = Inner.Compute(sound, cancellation);
        return ((ISummary)this).Summarise(frames, sound.Name);
    }

    FeatureRows ISummary.Summarise(FeatureRows frames, string? sound)
    {
        if (frames.Frames < 2)
            throw new MerException($"the sound lasts {frames.Duration}: too short for two frames of {Inner.Name}.", sound);
        var values = new float[Columns.Count];
        PieceStatistics.Summarise(frames, [new(0, frames.Frames)], values);
        var timing = new RowTiming(new(frames.Duration.Value / 2), frames.Duration);
        var rows = new FeatureRows(Columns, timing, sound, frames.Duration, frames.Warnings);
        rows.Add(values);
        return rows;
    }
}
