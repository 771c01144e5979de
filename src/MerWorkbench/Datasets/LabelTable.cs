using System.Globalization;
using CsvHelper;
using MerWorkbench.Foundation;

namespace MerWorkbench.Datasets;

/// <summary>
/// The rows of a label file, each with its line. Cells are trimmed of blanks and tabs. Rows of the wrong width are
/// reported and left out.
/// </summary>
internal sealed class LabelTable
{
    private const int LongestShown = 160;

    private LabelTable(string path, IReadOnlyList<string> header, IReadOnlyList<Row> rows) => (Path, Header, Rows) = (path, header, rows);

    public string Path { get; }

    public IReadOnlyList<string> Header { get; }

    public IReadOnlyList<Row> Rows { get; }

    /// <summary>Reads a comma-separated file with a header. A file that cannot be read at all, or lacks a column, is refused whole.</summary>
    public static LabelTable Read(string path, IReadOnlyList<string> columns, LabelFaults faults) => Read(path, columns, faults, LabelFormat.Commas);

    /// <summary>Reads a file of any format. A file that cannot be read at all, or lacks a column, is refused whole.</summary>
    public static LabelTable Read(string path, IReadOnlyList<string> columns, LabelFaults faults, LabelFormat format)
    {
        string text = LabelText.Read(path);
        using IEnumerator<(int Line, string[] Cells)> records =
            (format.Quoted ? QuotedRecords(path, text, format, faults) : PlainRecords(text, format.Separator)).GetEnumerator();
        if (format.Header is null && !records.MoveNext())
            throw new MerException($"Expected a header with {string.Join(", ", columns)}; the file is empty.", path);
        IReadOnlyList<string> header = format.Header ?? records.Current.Cells;
        Dictionary<string, int> index = Index(path, header, columns);

        var rows = new List<Row>();
        int seen = 0;
        while (records.MoveNext())
        {
            seen++;
            var (line, cells) = records.Current;
            if (format.Broken is { } broken && cells.Length > header.Count)
                cells = Mend(cells, index[broken], cells.Length - header.Count);
            if (cells.Length == header.Count || (format.IsRagged && cells.Length < header.Count))
                rows.Add(new Row(path, line, index, cells, faults));
            else
                faults.Add(new(path, line, $"Expected {(format.IsRagged ? "at most " : "")}{header.Count} cells, got {cells.Length}."));
        }
        if (seen == 0 && !format.MayBeEmpty)
            faults.Add(new(path, 0, format.Header is null ? "Expected rows below the header; there are none." : "Expected rows; the file is empty."));
        return new(path, header, rows);
    }

    private static Dictionary<string, int> Index(string path, IReadOnlyList<string> header, IReadOnlyList<string> columns)
    {
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int column = 0; column < header.Count; column++)
        {
            if (!index.TryAdd(header[column], column))
                throw new MerException($"The column {header[column]} is there twice.", $"{path}:1");
        }
        if (columns.FirstOrDefault(column => !index.ContainsKey(column)) is { } absent)
            throw new MerException($"Expected a column {absent}; got {string.Join(", ", header.Take(20))}.", $"{path}:1", Advice(header, absent));
        return index;
    }

    // What spreadsheets and their writers commonly do.
    private static string? Advice(IReadOnlyList<string> header, string absent) =>
        header.FirstOrDefault(column => column.Equals(absent, StringComparison.OrdinalIgnoreCase)) is { } near ? $"Write {near} as {absent}: small and capital letters count."
        : header.Count == 1 && header[0].AsSpan().IndexOfAny(';', '\t') >= 0 ? "The cells seem to be told apart by semicolons or tabs: save the table with commas, and with points in numbers."
        : null;

    private static IEnumerable<(int Line, string[] Cells)> QuotedRecords(string path, string text, LabelFormat format, LabelFaults faults)
    {
        bool hasHeader = false;
        using CsvReader reader = CsvReader.FromText(text, new CsvReaderOptions
        {
            HasHeader = false,
            Separator = format.Separator,
            TrimWhitespace = true,
            TrimInsideQuotes = true,
            AllowLineBreaksInQuotes = format.HasLineBreaks,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Skip,
            OnMalformedRecord = record => Report(new(path, (int)record.LineNumber, $"The quotes are wrong ({Words(record.Reason)}) in: {Shown(record.RawRecord)}")),
        });
        while (reader.Read())
        {
            hasHeader = true;
            yield return ((int)reader.LineNumber, reader.Current.ToArray());
        }

        // Without its header a table cannot be read at all: another row must not be taken for it.
        void Report(LabelFault fault)
        {
            if (!hasHeader)
                throw new MerException(fault.Problem, fault.Where);
            faults.Add(fault);
        }
    }

    private static string Words(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.StrayQuote => "one stands within a cell that does not begin with one",
        CsvMalformedReason.TextAfterClosingQuote => "text follows a closing one",
        CsvMalformedReason.UnterminatedQuote or CsvMalformedReason.LineBreakInQuotes => "one does not close",
        _ => reason.ToString(),
    };

    private static string Shown(string record) => record.Length <= LongestShown ? record : record[..LongestShown] + "...";

    private static IEnumerable<(int Line, string[] Cells)> PlainRecords(string text, char separator) =>
        LabelText.Lines(text).Select(line => (line.Line, line.Text.Split(separator, StringSplitOptions.TrimEntries)));

    private static string[] Mend(string[] cells, int at, int surplus) =>
        [.. cells[..at], string.Join(' ', cells[at..(at + surplus + 1)]), .. cells[(at + surplus + 1)..]];

    /// <summary>One row. A cell that does not hold what is asked for is reported, and null is returned.</summary>
    internal sealed class Row(string path, int line, Dictionary<string, int> index, string[] cells, LabelFaults faults)
    {
        public int Line => line;

        /// <summary>Whether the file has a column.</summary>
        public bool Has(string column) => index.ContainsKey(column);

        /// <summary>The text of a column that a file need not have; null where it has none, or the cell is empty.</summary>
        public string? Optional(string column) => Has(column) && this[column] is { Length: > 0 } cell ? cell : null;

        /// <summary>One of a few words.</summary>
        public string? OneOf(string column, IReadOnlyList<string> words)
        {
            string cell = this[column];
            return words.Contains(cell, StringComparer.Ordinal) ? cell
                : Refuse<string>($"Expected one of {string.Join(", ", words)} in {column}, got '{cell}'.");
        }

        /// <summary>A name that is safe to look for as a file's: no separators, no leading dot.</summary>
        public string? FileStem(string column)
        {
            string cell = this[column];
            return cell.Length > 0 && cell[0] != '.' && cell.AsSpan().IndexOfAny('/', '\\', ':') < 0 ? cell
                : Refuse<string>($"Expected a name without separators in {column}, got '{cell}'.");
        }

        /// <summary>How many cells the row has.</summary>
        public int Width => cells.Length;

        /// <summary>A cell by its number from 0.</summary>
        public string this[int column] => cells[column];

        /// <summary>A cell; empty where a ragged row ends before it.</summary>
        public string this[string column] => index[column] is var at && at < cells.Length ? cells[at] : "";

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
