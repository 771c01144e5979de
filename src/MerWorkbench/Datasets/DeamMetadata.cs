using System.Globalization;
using System.Text;
using MerWorkbench.Units;

namespace MerWorkbench.Datasets;

/// <summary>
/// Who made DEAM's songs: <c>metadata_2013.csv</c>, <c>metadata_2014.csv</c> and <c>metadata_2015.csv</c>, each with an order of
/// columns of its own. Rows go on with tags of any number, and cells hold tabs and non-breaking spaces, so cells are taken by place.
/// Any of the files may be absent.
/// </summary>
internal static class DeamMetadata
{
    private static readonly Year[] Years =
    [
        new("metadata/metadata_2013.csv", Artist: 2, Title: 3, Album: null, Genre: 6, Start: 4, Slips: false),
        new("metadata/metadata_2014.csv", Artist: 1, Title: 3, Album: 2, Genre: 4, Start: null, Slips: false),
        new("metadata/metadata_2015.csv", Artist: 3, Title: 2, Album: 4, Genre: 5, Start: null, Slips: true),
    ];

    public static Dictionary<int, Song> Read(DatasetLayout layout, LabelFaults faults)
    {
        var songs = new Dictionary<int, Song>();
        foreach (Year year in Years)
        {
            if (layout.TryFind(year.File) is { } path)
                Read(path, year, songs, faults);
        }
        return songs;
    }

    private static void Read(string path, Year year, Dictionary<int, Song> songs, LabelFaults faults)
    {
        string[] lines = LabelText.Read(path).ReplaceLineEndings("\n").Split('\n');
        if (Split(lines[0])[0].ToLowerInvariant() is not ("id" or "song_id"))
        {
            faults.Add(new(path, 1, $"Expected a header that begins with song_id or Id, got '{Split(lines[0])[0]}'."));
            return;
        }
        for (int i = 1; i < lines.Length; i++)
        {
            List<string> cells = Split(lines[i]);
            if (cells.TrueForAll(cell => cell.Length == 0))
                continue;
            if (!int.TryParse(cells[0], NumberStyles.None, CultureInfo.InvariantCulture, out int id) || id is < 1 or > Deam.LastId)
                faults.Add(new(path, i + 1, $"Expected a song's number from 1 to {Deam.LastId} in the first cell, got '{cells[0]}'."));
            else if (cells.Count <= year.Genre)
                faults.Add(new(path, i + 1, $"Expected at least {year.Genre + 1} cells, got {cells.Count}."));
            else if (!songs.TryAdd(id, SongOf(cells, year)))
                faults.Add(new(path, i + 1, $"Song {id} is there twice."));
        }
    }

    private static Song SongOf(List<string> cells, Year year)
    {
        // In some rows of 2015 a comma without quotes has moved the cells on, and a number stands for the title.
        if (year.Slips && cells.Count > year.Genre + 1 && cells[year.Title].All(c => char.IsAsciiDigit(c) || c == '.'))
            return new(null, null, null, null, null);
        return new(Text(year.Artist), Text(year.Title), year.Album is { } album ? Text(album) : null, Text(year.Genre)?.ToLowerInvariant(),
            year.Start is { } start ? EmoMusic.ParseTime(cells[start]) : null);

        string? Text(int column) => cells[column] is { Length: > 0 } cell && !cell.Equals("n/a", StringComparison.OrdinalIgnoreCase) ? cell : null;
    }

    /// <summary>The cells of a line. A quote opens only at a cell's beginning and closes only at its end: titles hold quotes too.</summary>
    internal static List<string> Split(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        bool quoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            char c = line[i];
            if (c == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
                cell.Append(line[i++]);
            else if (c == '"' && quoted && line.AsSpan(i + 1).TrimStart() is var rest && (rest.IsEmpty || rest[0] == ','))
                quoted = false;
            else if (c == '"' && !quoted && string.IsNullOrWhiteSpace(cell.ToString()))
                quoted = true;
            else if (c == ',' && !quoted)
                Close();
            else
                cell.Append(c);
        }
        Close();
        return cells;

        void Close()
        {
            cells.Add(cell.ToString().Trim());
            cell.Clear();
        }
    }

    /// <summary>What is known of a song; null for what is not.</summary>
    internal sealed record Song(string? Artist, string? Title, string? Album, string? Genre, Seconds? Start);

    private sealed record Year(string File, int Artist, int Title, int? Album, int Genre, int? Start, bool Slips);
}
