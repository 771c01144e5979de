using System.Globalization;
using System.Text.RegularExpressions;
using MerWorkbench.Audio;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Features;

/// <summary>
/// Statistics of another set's columns over short pieces of the sound: <c>[pieces, 3 x bins]</c>, all means, then all standard deviations,
/// then all standard deviations of the first difference. A frame belongs to the piece its centre lies in; a tail that fills no piece is dropped.
/// </summary>
public sealed partial class PieceFeatures : FeatureSet, ISummary
{
    /// <summary>Cuts the frames of another set into pieces.</summary>
    /// <param name="inner">The set whose columns are summarised.</param>
    /// <param name="length">How long a piece is.</param>
    /// <param name="hop">The time from the beginning of one piece to the next.</param>
    /// <exception cref="ArgumentOutOfRangeException">A time is not above zero.</exception>
    public PieceFeatures(FeatureSet inner, Seconds length, Seconds hop)
    {
        Check.Positive(length.Value, nameof(length));
        Check.Positive(hop.Value, nameof(hop));
        (Inner, Length, Hop) = (inner, length, hop);
        Columns = PieceStatistics.ColumnsOf(inner);
        Name = string.Create(CultureInfo.InvariantCulture, $"{inner.Name}-pieces-{length.Value}s-{hop.Value}s");
        Parameters = string.Create(CultureInfo.InvariantCulture,
            $"of = {inner.Name} version {inner.Version}\n{inner.Parameters}\npiece = {length.Value} s every {hop.Value} s\nstatistics = mean, std, delta_std (population)");
    }

    /// <summary>The set whose columns are summarised.</summary>
    public FeatureSet Inner { get; }

    /// <summary>How long a piece is.</summary>
    public Seconds Length { get; }

    /// <summary>The time from the beginning of one piece to the next.</summary>
    public Seconds Hop { get; }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override int Version => 1;

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
        double room = frames.Duration.Value - Length.Value;
        if (room < -1e-9)
            throw new MerException($"the sound lasts {frames.Duration}; a piece of {Length} does not fit.", sound);
        var pieces = new RowRange[1 + (int)Math.Floor(room / Hop.Value + 1e-9)];
        for (int piece = 0; piece < pieces.Length; piece++)
        {
            double start = piece * Hop.Value;
            pieces[piece] = new(frames.Timing.RowAt(start), Math.Min(frames.Frames, frames.Timing.RowAt(start + Length.Value)));
            if (pieces[piece].Count < 2)
                throw new MerException($"a piece of {Length} holds fewer than 2 frames of {Inner.Name}, which come every {frames.Timing.Hop}.", sound);
        }
        var values = new float[pieces.Length * Columns.Count];
        PieceStatistics.Summarise(frames, pieces, values);
        var rows = new FeatureRows(Columns, new RowTiming(new(Length.Value / 2), Hop), sound, frames.Duration, frames.Warnings);
        for (int at = 0; at < values.Length; at += Columns.Count)
            rows.Add(values.AsSpan(at, Columns.Count));
        return rows;
    }

    /// <summary>Takes the name of a set of pieces apart; null where it is none.</summary>
    internal static (string Inner, Seconds Length, Seconds Hop)? TryParse(string name)
    {
        if (PiecesName().Match(name) is not { Success: true } match
            || !double.TryParse(match.Groups[2].Value, CultureInfo.InvariantCulture, out double length) || !double.TryParse(match.Groups[3].Value, CultureInfo.InvariantCulture, out double hop)
            || !(length > 0) || !(hop > 0))
            return null;
        return (match.Groups[1].Value, new(length), new(hop));
    }

    [GeneratedRegex("^(.+)-pieces-([0-9.]+)s-([0-9.]+)s$")]
    private static partial Regex PiecesName();
}
