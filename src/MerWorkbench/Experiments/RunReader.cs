using System.Text.Json;
using MerWorkbench.Datasets;
using MerWorkbench.Emotion;
using MerWorkbench.Foundation;

namespace MerWorkbench.Experiments;

/// <summary>Reads finished run folders.</summary>
internal static class RunReader
{
    /// <summary>The finished run of an experiment, or null where there is none or its files do not match its manifest.</summary>
    public static Run? TryRead(string root, Experiment experiment)
    {
        string folder = RunFolder.PathOf(root, experiment);
        return Directory.Exists(folder) && RunManifest.Fault(folder) is null ? Read(folder) : null;
    }

    /// <summary>The run in a folder whose files are as its manifest says.</summary>
    public static Run Read(string folder)
    {
        var experiment = Json<Experiment>(RunFolder.Experimental);
        return new(experiment, folder, Predictions(Path.Combine(folder, RunFolder.PredictionFile), AffectScale.Find(experiment.Scale)),
            Json<RunMetrics>(RunFolder.MetricFile), WasStored: true);

        T Json<T>(string name)
        {
            string path = Path.Combine(folder, name);
            try
            {
                return JsonSerializer.Deserialize<T>(File.ReadAllText(path), MerJson.Indented) ?? throw new JsonException("the file says null");
            }
            catch (JsonException e)
            {
                throw new MerException($"This is not what a run of this version writes: {e.Message}", path, "Run the experiment anew.", e);
            }
        }
    }

    private static List<SongPrediction> Predictions(string path, AffectScale scale)
    {
        string[] columns = ["id", "song", "genre", "fold", "annotated_arousal", "predicted_arousal", "annotated_valence", "predicted_valence"];
        var table = LabelTable.Read(path, columns, new LabelFaults(gather: false));
        return [.. table.Rows.Select(row => new SongPrediction(row.Text("id")!, row.Text("song")!, row.Optional("genre"), row.Integer("fold", 0, int.MaxValue)!.Value,
            Affect.On(scale, valence: Number(row, "annotated_valence"), arousal: Number(row, "annotated_arousal")),
            Number(row, "predicted_arousal"), Number(row, "predicted_valence")))];
    }

    private static double Number(LabelTable.Row row, string column) => row.Number(column, double.MinValue, double.MaxValue)!.Value;
}
