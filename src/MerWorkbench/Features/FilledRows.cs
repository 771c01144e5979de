using MerWorkbench.Audio;

namespace MerWorkbench.Features;

/// <summary>Rows that are given all their values at once; given back to nobody, they are disposed.</summary>
internal static class FilledRows
{
    /// <summary>Makes rows of values that lie row after row.</summary>
    public static FeatureRows Of(IReadOnlyList<FeatureColumn> columns, RowTiming timing, SoundSource sound, SoundFacts facts, float[] values) =>
        Of(columns, timing, sound, facts, rows =>
        {
            for (int at = 0; at < values.Length; at += columns.Count)
                rows.Add(values.AsSpan(at, columns.Count));
        });

    /// <summary>Makes rows that another writes.</summary>
    public static FeatureRows Of(IReadOnlyList<FeatureColumn> columns, RowTiming timing, SoundSource sound, SoundFacts facts, Action<FeatureRows> write)
    {
        var rows = new FeatureRows(columns, timing, sound, facts);
        try
        {
            write(rows);
            return rows;
        }
        catch
        {
            rows.Dispose();
            throw;
        }
    }

    /// <summary>Makes the one row that describes a whole sound.</summary>
    public static FeatureRows OfClip(IReadOnlyList<FeatureColumn> columns, SoundSource sound, SoundFacts facts, float[] values) =>
        Of(columns, new RowTiming(new(facts.Duration.Value / 2), facts.Duration), sound, facts, values);
}
