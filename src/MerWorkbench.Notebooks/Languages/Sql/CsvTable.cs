using System.Globalization;
using CsvHelper;
using MerWorkbench.Notebooks.Engine;
using Microsoft.Data.Sqlite;

namespace MerWorkbench.Notebooks.Languages.Sql;

/// <summary>
/// A CSV file as a table that has the file's name without its ending. The first line names the columns. A column is of numbers where every
/// cell in it is one or empty; empty cells of numbers are null, those of texts empty texts. What is written like 007 is a name and no number.
/// </summary>
internal static class CsvTable
{
    /// <summary>Loads a file.</summary>
    /// <exception cref="CellException">There is no such file, or a line does not have as many cells as the first.</exception>
    public static void Load(SqliteConnection database, string path, CancellationToken token)
    {
        var rows = Read(path, token, out IReadOnlyList<string> columns);
        SqlTables.Fill(database, "main", Path.GetFileNameWithoutExtension(path), rows, token, columns);
    }

    /// <summary>Reads a file.</summary>
    /// <inheritdoc cref="Load"/>
    public static IReadOnlyList<IReadOnlyDictionary<string, object?>> Read(string path, CancellationToken token, out IReadOnlyList<string> columns)
    {
        if (!File.Exists(path))
            throw new CellException("NoSuchFile", $"#!sql: there is no file {path}.");
        string? fault = null;
        using CsvReader reader = CsvReader.FromText(File.ReadAllText(path), new CsvReaderOptions
        {
            HasHeader = false,
            AllowLineBreaksInQuotes = true,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Skip,
            OnMalformedRecord = record => fault ??= FormattableString.Invariant($"{path}:{record.LineNumber}: the quotes are wrong ({record.Reason})."),
        });
        if (!reader.Read())
            throw new CellException("WrongCsv", fault ?? $"{path}: the file is empty; its first line must name the columns.");
        string[] header = reader.Current.ToArray();
        string[] names = [.. header.Select((name, c) => name.Trim() is { Length: > 0 } known ? known : FormattableString.Invariant($"column{c + 1}"))];
        if (names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new CellException("WrongCsv", $"{path}:1: two columns are called '{twice.Key}'.");
        var records = new List<string[]>();
        while (reader.Read())
        {
            token.ThrowIfCancellationRequested();
            string[] cells = reader.Current.ToArray();
            if (cells.Length != names.Length)
                fault ??= FormattableString.Invariant($"{path}:{reader.LineNumber}: expected {names.Length} cells as in the first line, got {cells.Length}.");
            records.Add(cells);
        }
        if (fault is not null)
            throw new CellException("WrongCsv", fault);
        Func<string, object?>[] kinds = [.. names.Select((_, c) => Kind([.. records.Select(record => record[c]).Where(cell => cell.Length > 0)]))];
        columns = names;
        return [.. records.Select(record =>
        {
            var row = new Dictionary<string, object?>(names.Length);
            for (int c = 0; c < names.Length; c++)
                row.Add(names[c], kinds[c](record[c]));
            return row;
        })];
    }

    private static Func<string, object?> Kind(string[] filled)
    {
        if (filled.Length == 0 || filled.Any(cell => cell.TrimStart('-') is ['0', >= '0' and <= '9', ..]))
            return cell => cell;
        if (filled.All(cell => long.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)))
            return cell => cell.Length == 0 ? null : long.Parse(cell, CultureInfo.InvariantCulture);
        if (filled.All(cell => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _)))
            return cell => cell.Length == 0 ? null : double.Parse(cell, CultureInfo.InvariantCulture);
        return cell => cell;
    }
}
