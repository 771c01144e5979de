using System.Text.Json;
using MerWorkbench.Experiments;
using MerWorkbench.Foundation;
using MerWorkbench.Notebooks.Engine;
using Microsoft.Data.Sqlite;

namespace MerWorkbench.Notebooks.Languages.Sql;

/// <summary>
/// The finished runs under the workplace as a database in memory: <c>runs</c>, one row each; <c>metrics</c>, one row for each run, target and metric;
/// <c>predictions</c>, one row for each run and track, or moment of one, with a column for each class of those that tell classes. It is read again when a run was added, changed or taken away. What cells create in it stays.
/// </summary>
/// <param name="folder">The folder of the runs; that of the workplace where null.</param>
internal sealed class RunIndex(string? folder = null) : IDisposable
{
    private static readonly string[] RunColumns = ["run", "paper", "experiment", "model", "profile", "dataset", "synthetic", "scale", "protocol", "seed", "folder"];

    private static readonly string[] MetricColumns = ["run", "target", "metric", "value", "low", "high"];

    private static readonly string[] PredictionColumns =
        ["run", "id", "song", "genre", "fold", "time", "annotated_arousal", "predicted_arousal", "annotated_valence", "predicted_valence", "annotated"];

    private SqliteConnection? database;
    private string? state;

    /// <summary>The database, as the runs are now.</summary>
    public SqliteConnection Refresh(CancellationToken token)
    {
        database ??= SqlTables.OpenMemory();
        string root = folder ?? Workplace.Runs;
        FileInfo[] manifests = Directory.Exists(root)
            ? [.. new DirectoryInfo(root).EnumerateFiles(RunManifest.FileName, SearchOption.AllDirectories).OrderBy(file => file.FullName, StringComparer.Ordinal)]
            : [];
        string now = string.Join('\n', manifests.Select(file => FormattableString.Invariant($"{file.FullName} {file.LastWriteTimeUtc.Ticks}")));
        if (now == state)
            return database;
        List<IReadOnlyDictionary<string, object?>> runs = [], metrics = [], predictions = [];
        List<string> predicted = [.. PredictionColumns];
        foreach (FileInfo manifest in manifests)
        {
            token.ThrowIfCancellationRequested();
            string at = manifest.DirectoryName!, run = Path.GetFileName(at);
            runs.Add(ReadRun(at, run, Path.GetRelativePath(root, at)));
            metrics.AddRange(ReadMetrics(at, run));
            var rows = CsvTable.Read(Path.Combine(at, "predictions.csv"), token, out IReadOnlyList<string> columns);
            predictions.AddRange(rows.Select(row => new Dictionary<string, object?>(row, StringComparer.OrdinalIgnoreCase) { ["run"] = run }));
            predicted.AddRange(columns.Except(predicted, StringComparer.OrdinalIgnoreCase));
        }
        SqlTables.Fill(database, "main", "runs", runs, token, RunColumns);
        SqlTables.Fill(database, "main", "metrics", metrics, token, MetricColumns);
        SqlTables.Fill(database, "main", "predictions", predictions, token, predicted);
        state = now;
        return database;
    }

    /// <inheritdoc/>
    public void Dispose() => database?.Dispose();

    private static Dictionary<string, object?> ReadRun(string at, string run, string relative) => ReadJson(at, "experiment.json", json =>
    {
        string name = json.GetProperty("name").GetString()!;
        return new Dictionary<string, object?>
        {
            ["run"] = run,
            ["paper"] = json.GetProperty("paper").GetString(),
            ["experiment"] = name,
            ["model"] = name.Split('/')[^1],
            ["profile"] = json.GetProperty("profile").GetString(),
            ["dataset"] = json.GetProperty("dataset").GetString(),
            ["synthetic"] = json.GetProperty("synthetic").GetBoolean(),
            ["scale"] = json.GetProperty("scale").GetString(),
            ["protocol"] = json.GetProperty("protocol").GetString(),
            ["seed"] = json.GetProperty("seed").GetInt64(),
            ["folder"] = relative,
        };
    });

    private static Dictionary<string, object?>[] ReadMetrics(string at, string run) => ReadJson(at, "metrics.json", scores => scores.EnumerateArray().Select(score =>
    {
        JsonElement interval = score.GetProperty("interval");
        return new Dictionary<string, object?>
        {
            ["run"] = run,
            ["target"] = score.GetProperty("target").GetString(),
            ["metric"] = score.GetProperty("metric").GetString(),
            ["value"] = score.GetProperty("value").GetDouble(),
            ["low"] = interval.GetProperty("low").GetDouble(),
            ["high"] = interval.GetProperty("high").GetDouble(),
        };
    }).ToArray());

    private static T ReadJson<T>(string at, string name, Func<JsonElement, T> read)
    {
        string path = Path.Combine(at, name);
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
            return read(document.RootElement);
        }
        catch (Exception wrong) when (wrong is JsonException or IOException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new CellException("WrongRun", $"{path}: the run cannot be read: {wrong.Message} Delete its folder, or run it again.");
        }
    }
}
