using System.Text.RegularExpressions;
using MerWorkbench.Notebooks.Display;
using MerWorkbench.Notebooks.Engine;
using MerWorkbench.Notebooks.Magics;
using MerWorkbench.Notebooks.Sharing;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace MerWorkbench.Notebooks.Languages.Sql;

/// <summary>
/// SQL, by SQLite: over the run index, a database file that is only read, or CSV files. <c>@name</c> stands for a variable, set into SQL or else of C#:
/// a number or text as itself, a table or list as a table. The last table that a cell asked for is kept as <c>result</c>.
/// </summary>
internal sealed partial class SqlLanguage : ILanguage, IDisposable
{
    private const string Usage = "#!sql [--file DATABASE | --csv FILE...], then the query on the lines that follow";
    private const string Result = "result";

    private readonly SortedDictionary<string, object?> values = new(StringComparer.Ordinal);
    private readonly RunIndex runs = new();

    /// <inheritdoc/>
    public string Name => "sql";

    /// <inheritdoc/>
    public IReadOnlyList<string> Aliases => [];

    /// <inheritdoc/>
    public string Summary =>
        $"SQL over the finished runs (tables runs, metrics, predictions), a database or CSV files: {Usage}. @name is a variable; `result` keeps the table.";

    /// <inheritdoc/>
    public IReadOnlyList<string> Values => [.. values.Keys];

    /// <inheritdoc/>
    public Task<object?> RunAsync(CellCode code, CellContext cell)
    {
        var words = CellParser.Words(code.Arguments).ToList();
        // --csv takes every word up to the next option.
        int csv = words.IndexOf("--csv");
        int end = csv < 0 ? 0 : words.FindIndex(csv + 1, word => word.StartsWith("--", StringComparison.Ordinal)) is var next and >= 0 ? next : words.Count;
        string[] files = csv < 0 ? [] : [.. words[(csv + 1)..end]];
        if (csv >= 0)
            words.RemoveRange(csv, end - csv);
        var given = new MagicArguments(words, "#!sql", Usage, "--file");
        given.Expect(0);
        if (csv >= 0 && (files.Length == 0 || given["--file"] is not null))
            throw given.Wrong(files.Length == 0 ? "--csv needs a file." : "A database and CSV files cannot be asked at once.");
        if (given["--file"] is { } file)
        {
            using SqliteConnection database = OpenFile(cell.Resolve(file));
            return Task.FromResult<object?>(Run(database, code, cell));
        }
        if (csv < 0)
            return Task.FromResult<object?>(Run(runs.Refresh(cell.Token), code, cell));
        using SqliteConnection tables = SqlTables.OpenMemory();
        foreach (string one in files)
            CsvTable.Load(tables, cell.Resolve(one), cell.Token);
        return Task.FromResult<object?>(Run(tables, code, cell));
    }

    /// <inheritdoc/>
    public bool TryGet(string name, out object? value) => values.TryGetValue(name, out value);

    /// <inheritdoc/>
    public void Set(string name, object? value)
    {
        PlainValue.Of(value);
        values[name] = value;
    }

    /// <inheritdoc/>
    public void Dispose() => runs.Dispose();

    private static SqliteConnection OpenFile(string path)
    {
        if (!File.Exists(path))
            throw new CellException("NoSuchFile", $"#!sql: there is no database {path}.");
        var database = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        database.Open();
        return database;
    }

    private object Run(SqliteConnection database, CellCode code, CellContext cell)
    {
        using SqliteCommand command = database.CreateCommand();
        // Between two rows SQLite looks whether it is to stop.
        using CancellationTokenRegistration stop = cell.Token.Register(() => raw.sqlite3_interrupt(database.Handle!));
        try
        {
            command.CommandText = Bind(command, database, code, cell);
            List<Answer> answers = Read(command, cell.Token);
            foreach (Answer answer in answers.SkipLast(1))
                cell.Output.Show(answer.Shown());
            if (answers.Count == 0)
                return NoValue.Instance;
            values[Result] = answers[^1].Rows;
            return answers[^1].Shown();
        }
        catch (SqliteException wrong)
        {
            cell.Token.ThrowIfCancellationRequested();
            string message = SqlErrors.Message(wrong, database);
            throw new CellException(new("SqlError", message, [$"SqlError: {message}", FormattableString.Invariant($"  {code.Source}, query at line {code.FirstLine}")]));
        }
    }

    private static List<Answer> Read(SqliteCommand command, CancellationToken token)
    {
        var answers = new List<Answer>();
        using SqliteDataReader reader = command.ExecuteReader();
        do
        {
            token.ThrowIfCancellationRequested();
            if (reader.FieldCount == 0)
                continue;
            string[] columns = Distinct([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)]);
            var rows = new List<Dictionary<string, object?>>();
            while (reader.Read())
            {
                var row = new Dictionary<string, object?>(columns.Length);
                for (int c = 0; c < columns.Length; c++)
                    row.Add(columns[c], reader.IsDBNull(c) ? null : reader.GetValue(c));
                rows.Add(row);
            }
            answers.Add(new(columns, rows));
        }
        while (reader.NextResult());
        return answers;
    }

    private static string[] Distinct(string[] names)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. names.Select(name => (seen[name] = seen.GetValueOrDefault(name) + 1) is var times and > 1 ? FormattableString.Invariant($"{name} ({times})") : name)];
    }

    // Names within texts, quoted names and comments are not variables.
    private string Bind(SqliteCommand command, SqliteConnection database, CellCode code, CellContext cell)
    {
        var bound = new Dictionary<string, string>(StringComparer.Ordinal);
        return VariableOrText().Replace(code.Text, match =>
        {
            string name = match.Groups[1].Value;
            if (name.Length == 0)
                return match.Value;
            if (!bound.TryGetValue(name, out string? written))
                bound.Add(name, written = Bind(command, database, name, Find(name, cell), cell.Token));
            return written;
        });
    }

    private static string Bind(SqliteCommand command, SqliteConnection database, string name, object? value, CancellationToken token)
    {
        object? plain = PlainValue.Of(value);
        if (plain is Array or List<object?> or Dictionary<string, object?>)
        {
            SqlTables.Fill(database, "temp", $"@{name}", SqlTables.Rows(plain, name), token);
            return $"temp.{SqlTables.Quote($"@{name}")}";
        }
        command.Parameters.AddWithValue($"@{name}", plain is bool truth ? truth ? 1L : 0L : plain ?? DBNull.Value);
        return $"@{name}";
    }

    private object? Find(string name, CellContext cell)
    {
        if (values.TryGetValue(name, out object? own) || cell.Engine.CSharp.TryGet(name, out own))
            return own;
        throw new CellException("UnknownValue", $"There is no variable '{name}' for @{name}, neither in SQL nor in C#. From another language: #!share --from LANGUAGE {name}.");
    }

    [GeneratedRegex("""'(?:[^']|'')*'|"(?:[^"]|"")*"|\[[^\]]*\]|`[^`]*`|--[^\n]*|/\*[\s\S]*?\*/|@(\w+)""")]
    private static partial Regex VariableOrText();

    private sealed record Answer(string[] Columns, List<Dictionary<string, object?>> Rows)
    {
        public MimeBundle Shown() => Rows.Count > 0 ? Formatters.Format(Rows) : new($"No rows; the columns are {string.Join(", ", Columns)}.");
    }
}
