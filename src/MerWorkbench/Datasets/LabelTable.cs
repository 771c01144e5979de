using System.Globalization;
using System.Text;
using CsvHelper;
using MerWorkbench.Foundation;

namespace MerWorkbench.Datasets;

/// <summary>
/// The rows of a comma-separated label file with a header, each with its line. Cells are trimmed of blanks and tabs.
/// Rows of the wrong width are reported and left out.
/// </summary>
internal sealed class LabelTable
{
    private LabelTable(string path, IReadOnlyList<string> header, IReadOnlyList<Row> rows) => (Path, Header, Rows) = (path, header, rows);

    public string Path { get; }

    public IReadOnlyList<string> Header { get; }

    public IReadOnlyList<Row> Rows { get; }

    /// <summary>Reads a file. A file that cannot be read at all, or lacks a column, is refused whole.</summary>
    public static LabelTable Read(string path, IReadOnlyList<string> columns, LabelFaults faults)
    {
        string text = ReadText(path);
        using CsvReader reader = CsvReader.FromText(text, new CsvReaderOptions
        {
            HasHeader = false,
            Separator = ',',
            TrimWhitespace = true,
            TrimInsideQuotes = true,
            AllowLineBreaksInQuotes = false,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Skip,
            OnMalformedRecord = record => faults.Add(new(path, (int)record.LineNumber, $"The quotes are wrong ({record.Reason}) in: {record.RawRecord}")),
        });
        if (!reader.Read())
            throw new MerException($"Expected a header with {string.Join(", ", columns)}; the file is empty.", path);
        string[] header = reader.Current.ToArray();
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int column = 0; column < header.Length; column++)
        {
            if (!index.TryAdd(header[column], column))
                throw new MerException($"The column {header[column]} is there twice.", $"{path}:1");
        }
        if (columns.FirstOrDefault(column => !index.ContainsKey(column)) is { } absent)
            throw new MerException($"Expected a column {absent}; got {string.Join(", ", header.Take(20))}.", $"{path}:1");

        var rows = new List<Row>();
        while (reader.Read())
        {
            string[] cells = reader.Current.ToArray();
            int line = (int)reader.LineNumber;
            if (cells.Length == header.Length)
                rows.Add(new Row(path, line, index, cells, faults));
            else
                faults.Add(new(path, line, $"Expected {header.Length} cells, got {cells.Length}."));
        }
        if (rows.Count == 0)
            faults.Add(new(path, 0, "Expected rows below the header; there are none."));
        return new(path, header, rows);
    }

    private static string ReadText(string path)
    {
        try
        {
            return new StreamReader(new MemoryStream(File.ReadAllBytes(path)), new UTF8Encoding(false, throwOnInvalidBytes: true)).ReadToEnd();
        }
        catch (DecoderFallbackException e)
        {
            throw new MerException($"Expected UTF-8 text; byte {e.Index} is not.", path, "Save the file as UTF-8.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MerException($"The label file cannot be read: {e.Message}", path, inner: e);
        }
    }

    /// <summary>One row. A cell that does not hold what is asked for is reported, and null is returned.</summary>
    internal sealed class Row(string path, int line, Dictionary<string, int> index, string[] cells, LabelFaults faults)
    {
        public int Line => line;

        public string this[string column] => cells[index[column]];

        public string? Text(string column)
        {
            string cell = this[column];
            return cell.Length > 0 ? cell : Refuse<string>($"Expected text in {column}; the cell is empty.");
        }

        public int? Integer(string column, int low, int high)
        {
            if (int.TryParse(this[column], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value)
                && value >= low && value <= high)
                return value;
            Report(FormattableString.Invariant($"Expected a whole number from {low} to {high} in {column}, got '{this[column]}'."));
            return null;
        }

        public double? Number(string column, double low, double high)
        {
            if (double.TryParse(this[column], NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
                && value >= low && value <= high)
                return value;
            Report(FormattableString.Invariant($"Expected a number from {low} to {high} in {column}, got '{this[column]}'."));
            return null;
        }

        public void Report(string problem) => faults.Add(new(path, line, problem));

        private T? Refuse<T>(string problem)
            where T : class
        {
            Report(problem);
            return null;
        }
    }
}
