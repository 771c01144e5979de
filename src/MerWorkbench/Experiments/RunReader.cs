using System.Text.Json;
using MerWorkbench.Datasets;
using MerWorkbench.Foundation;

namespace MerWorkbench.Experiments;

/// <summary>Reads finished run folders.</summary>
internal static class RunReader
{
    /// <summary>The finished run of an experiment, or null where there is none or its files do not match its manifest.</summary>
    public static Run? TryRead(string root, Experiment experiment, IReadOnlyList<Track> tracks)
    {
        string folder = RunFolder.PathOf(root, experiment);
        if (!Directory.Exists(folder) || RunManifest.Fault(folder) is not null)
            return null;
        var metrics = JsonSerializer.Deserialize<RunMetrics>(File.ReadAllText(Path.Combine(folder, "metrics.json")), MerJson.Indented)!;
        Dictionary<string, Track> byId = tracks.ToDictionary(track => track.Id);
        var predictions = new List<SongPrediction>();
        var table = LabelTable.Read(Path.Combine(folder, "predictions.csv"), ["id", "fold", "predicted_arousal", "predicted_valence"], new LabelFaults(gather: false));
        foreach (LabelTable.Row row in table.Rows)
        {
            Track track = byId[row.Text("id")!];
            predictions.Add(new(track.Id, track.SongKey, track.Genre, row.Integer("fold", 0, int.MaxValue)!.Value, track.Annotation!.Mean,
                row.Number("predicted_arousal", double.MinValue, double.MaxValue)!.Value, row.Number("predicted_valence", double.MinValue, double.MaxValue)!.Value));
        }
        return new(experiment, folder, predictions, metrics, WasStored: true);
    }
}
