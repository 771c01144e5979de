using MerWorkbench.Audio;

namespace MerWorkbench.Features.OpenSmile;

/// <summary>Rows of which all values are there at once.</summary>
internal static class FilledRows
{
    /// <summary>Makes rows of values that lie row after row.</summary>
    public static FeatureRows Of(IReadOnlyList<FeatureColumn> columns, RowTiming timing, SoundSource sound, SoundFacts facts, ReadOnlySpan<float> values)
    {
        var rows = new FeatureRows(columns, timing, sound, facts);
        try
        {
            for (; !values.IsEmpty; values = values[columns.Count..])
                rows.Add(values[..columns.Count]);
            return rows;
        }
        catch
        {
            rows.Dispose();
            throw;
        }
    }

    /// <summary>Makes the one row that describes a whole sound.</summary>
    public static FeatureRows OfClip(IReadOnlyList<FeatureColumn> columns, SoundSource sound, SoundFacts facts, ReadOnlySpan<float> values) =>
        Of(columns, new RowTiming(new(facts.Duration.Value / 2), facts.Duration), sound, facts, values);
}
