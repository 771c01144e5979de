using System.Text.Json;
using MerWorkbench.Experiments;
using MerWorkbench.Foundation;
using MerWorkbench.Notebooks.Engine;
using Microsoft.Data.Sqlite;

namespace MerWorkbench.Notebooks.Languages.Sql;

/// <summary>
/// The finished runs under the workplace as a database in memory: <c>runs</c>, one row each; <c>metrics</c>, one row for each run and axis;
/// <c>predictions</c>, one row for each run and track. It is read again when a run was added, changed or taken away. What cells create in it stays.
/// </summary>
/// <param name="folder">The folder of the runs; that of the workplace where null.</param>
internal sealed class RunIndex(string? folder = null) : IDisposable
{
    private static readonly string[] RunColumns = ["run", "paper", "experiment", "model", "profile", "dataset", "synthetic", "scale", "protocol", "seed", "folder"];

    private static readonly string[] MetricColumns =
        ["run", "axis", "items", "r2", "mae", "rmse", "pearson", "ccc", "r2_low", "r2_high", "mae_low", "mae_high"];

    private static readonly string[] PredictionColumns =
        ["run", "id", "song", "genre", "fold", "annotated_arousal", "predicted_arousal", "annotated_valence", "predicted_valence"];

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
        foreach (FileInfo manifest in manifests)
        {
            token.ThrowIfCancellationRequested();
            string at = manifest.DirectoryName!, run = Path.GetFileName(at);
            runs.Add(ReadRun(at, run, Path.GetRelativePath(root, at)));
            metrics.AddRange(ReadMetrics(at, run));
            foreach (var row in CsvTable.Read(Path.Combine(at, "predictions.csv"), token, out _))
                predictions.Add(new Dictionary<string, object?>(row) { ["run"] = run });
        }
        SqlTables.Fill(database, "main", "runs", runs, token, RunColumns);
        SqlTables.Fill(database, "main", "metrics", metrics, token, MetricColumns);
        SqlTables.Fill(database, "main", "predictions", predictions, token, PredictionColumns);
        state = now;
        return database;
    }

    /// <inheritdoc/>
    public void Dispose() => database?.Dispose();

    private static Dictionary<string, object?> ReadRun(string at, string run, string relative)
    {
        JsonElement json = Json(at, "experiment.json");
        string name = json.GetProperty("name").GetString()!;
        return new()
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
    }

    private static IEnumerable<Dictionary<string, object?>> ReadMetrics(string at, string run)
    {
        foreach (JsonProperty axis in Json(at, "metrics.json").EnumerateObject())
        {
            var row = new Dictionary<string, object?> { ["run"] = run, ["axis"] = axis.Name };
            foreach (JsonProperty score in axis.Value.GetProperty("scores").EnumerateObject())
                row[score.Name] = score.Value.ValueKind == JsonValueKind.Null ? null : score.Name == "items" ? (object)score.Value.GetInt64() : score.Value.GetDouble();
            foreach (string score in (string[])["r2", "mae"])
            {
                JsonElement interval = axis.Value.GetProperty($"{score}Interval");
                row[$"{score}_low"] = interval.GetProperty("low").GetDouble();
                row[$"{score}_high"] = interval.GetProperty("high").GetDouble();
            }
            yield return row;
        }
    }

    private static JsonElement Json(string at, string name)
    {
        string path = Path.Combine(at, name);
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
            return document.RootElement.Clone();
        }
        catch (Exception wrong) when (wrong is JsonException or IOException)
        {
            throw new CellException("WrongRun", $"{path}: the run cannot be read: {wrong.Message} Delete its folder, or run it again.");
        }
    }
}
