using System.Collections.Immutable;
using System.Globalization;
using MerWorkbench.Units;

namespace MerWorkbench.Datasets;

/// <summary>
/// Labels over time as MediaEval's sets give them: a row a song, columns <c>song_id, sample_15000ms, sample_15500ms, ...</c>,
/// a value every half second from 15 s on.
/// </summary>
internal static class LabelCurves
{
    public static Seconds Start { get; } = new(15);

    public static Seconds Step { get; } = new(0.5);

    /// <summary>Reads a file: the curve of each song by its id.</summary>
    /// <param name="path">The file.</param>
    /// <param name="low">The lowest value there can be; the highest is 1.</param>
    /// <param name="faults">Where what is malformed is reported.</param>
    /// <param name="lastId">The highest id there can be.</param>
    /// <param name="ragged">Whether songs may end before the header does, at the last cell that holds something.</param>
    public static Dictionary<int, ImmutableArray<double>> Read(string path, double low, LabelFaults faults, int lastId = 1000, bool ragged = false)
    {
        var table = LabelTable.Read(path, ["song_id"], faults, LabelFormat.Commas with { IsRagged = ragged });
        IReadOnlyList<string> header = table.Header;
        for (int i = 0; i < header.Count; i++)
        {
            string expected = i == 0 ? "song_id"
                : string.Create(CultureInfo.InvariantCulture, $"sample_{(int)((Start.Value + ((i - 1) * Step.Value)) * 1000)}ms");
            if (header[i] != expected)
            {
                faults.Add(new(path, 1, $"Expected column {expected}, got {header[i]}."));
                return [];
            }
        }
        var curves = new Dictionary<int, ImmutableArray<double>>();
        foreach (LabelTable.Row row in table.Rows)
        {
            if (row.Integer("song_id", 1, lastId) is not { } id)
                continue;
            int width = row.Width;
            while (ragged && width > 1 && row[width - 1].Length == 0)
                width--;
            double?[] values = [.. header.Skip(1).Take(width - 1).Select(sample => row.Number(sample, low, 1))];
            if (values.Length == 0)
                row.Report($"Expected values for song {id}; there are none.");
            else if (values.All(value => value is not null) && !curves.TryAdd(id, [.. values.Select(value => value!.Value)]))
                row.Report($"Song {id} is there twice.");
        }
        return curves;
    }
}
