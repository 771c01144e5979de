using System.Text.Json;
using MerWorkbench.Notebooks.Engine;
using MerWorkbench.Notebooks.Sharing;
using Microsoft.Data.Sqlite;

namespace MerWorkbench.Notebooks.Languages.Sql;

/// <summary>Puts tables into SQLite and tells which there are.</summary>
internal static class SqlTables
{
    /// <summary>An empty database in memory, which goes with its connection.</summary>
    public static SqliteConnection OpenMemory()
    {
        var database = new SqliteConnection("Data Source=:memory:");
        database.Open();
        return database;
    }

    /// <summary>A name as SQL writes it.</summary>
    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A list or table as rows: a list of single values has one column, <c>value</c>; an array of two dimensions has <c>c0</c>, <c>c1</c> and on.</summary>
    /// <exception cref="CellException">It is no table.</exception>
    public static IReadOnlyList<IReadOnlyDictionary<string, object?>> Rows(object plain, string name) => plain switch
    {
        Dictionary<string, object?> one => [one],
        List<object?> list when list.Count > 0 && list.All(item => item is Dictionary<string, object?>) => [.. list.Cast<Dictionary<string, object?>>()],
        List<object?> list => [.. list.Select(Single)],
        Array { Rank: 1 } array => [.. array.Cast<object?>().Select(Single)],
        Array { Rank: 2 } grid => [.. Enumerable.Range(0, grid.GetLength(0)).Select(r =>
            Enumerable.Range(0, grid.GetLength(1)).ToDictionary(c => FormattableString.Invariant($"c{c}"), c => grid.GetValue(r, c)))],
        _ => throw new CellException("NotShareable", $"@{name} has more than two dimensions: SQL has tables only."),
    };

    /// <summary>Makes a table, in place of one of that name.</summary>
    /// <param name="database">Where.</param>
    /// <param name="schema"><c>main</c> or <c>temp</c>.</param>
    /// <param name="table">Its name.</param>
    /// <param name="rows">What it holds.</param>
    /// <param name="token">Stops it.</param>
    /// <param name="columns">The columns in order; those of all rows together where null, and <c>value</c> where there are none.</param>
    public static void Fill(SqliteConnection database, string schema, string table, IReadOnlyList<IReadOnlyDictionary<string, object?>> rows, CancellationToken token,
        IReadOnlyList<string>? columns = null)
    {
        columns ??= [.. rows.SelectMany(row => row.Keys).Distinct().DefaultIfEmpty("value")];
        string name = $"{schema}.{Quote(table)}";
        using SqliteTransaction whole = database.BeginTransaction();
        Execute(database, $"drop table if exists {name}");
        Execute(database, $"create table {name} ({string.Join(", ", columns.Select(Quote))})");
        using SqliteCommand insert = database.CreateCommand();
        insert.CommandText = $"insert into {name} values ({string.Join(", ", columns.Select((_, c) => FormattableString.Invariant($"$c{c}")))})";
        SqliteParameter[] cells = [.. columns.Select((_, c) => insert.Parameters.AddWithValue(FormattableString.Invariant($"$c{c}"), DBNull.Value))];
        foreach (var row in rows)
        {
            token.ThrowIfCancellationRequested();
            for (int c = 0; c < cells.Length; c++)
                cells[c].Value = row.TryGetValue(columns[c], out object? value) ? Cell(value) : DBNull.Value;
            insert.ExecuteNonQuery();
        }
        whole.Commit();
    }

    /// <summary>The tables and views, with their columns.</summary>
    public static IReadOnlyList<(string Name, IReadOnlyList<string> Columns)> Columns(SqliteConnection database)
    {
        var names = new List<(string Name, IReadOnlyList<string> Columns)>();
        using SqliteCommand command = database.CreateCommand();
        command.CommandText =
            "select m.name, group_concat(c.name, char(10)) from sqlite_master m, pragma_table_info(m.name) c where m.type in ('table', 'view') group by m.name order by m.name";
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
            names.Add((reader.GetString(0), reader.GetString(1).Split('\n')));
        return names;
    }

    private static IReadOnlyDictionary<string, object?> Single(object? value) => new Dictionary<string, object?> { ["value"] = value };

    private static object Cell(object? value) => value switch
    {
        null => DBNull.Value,
        bool truth => truth ? 1L : 0L,
        List<object?> or Dictionary<string, object?> => JsonSerializer.Serialize(value),
        Array array when PlainValue.IsNumbers(array) => NumberArray.Bytes(array).ToArray(),
        _ => value,
    };

    private static void Execute(SqliteConnection database, string text)
    {
        using SqliteCommand command = database.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
