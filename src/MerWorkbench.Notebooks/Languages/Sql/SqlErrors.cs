using Microsoft.Data.Sqlite;

namespace MerWorkbench.Notebooks.Languages.Sql;

/// <summary>What SQLite objects to, as a person needs it.</summary>
internal static class SqlErrors
{
    /// <summary>SQLite's own words, and the tables that there are where a table or column was not found.</summary>
    public static string Message(SqliteException wrong, SqliteConnection database)
    {
        // The library wraps them: SQLite Error 1: '...'.
        int from = wrong.Message.IndexOf('\'', StringComparison.Ordinal), to = wrong.Message.LastIndexOf('\'');
        string said = from >= 0 && to > from ? wrong.Message[(from + 1)..to] : wrong.Message;
        if (!said.StartsWith("no such table", StringComparison.Ordinal) && !said.StartsWith("no such column", StringComparison.Ordinal))
            return said;
        var tables = SqlTables.Columns(database);
        return tables.Count == 0 ? $"{said}. There are no tables."
            : $"{said}. There are: {string.Join("; ", tables.Select(table => $"{table.Name} ({string.Join(", ", table.Columns)})"))}.";
    }
}
