using System.Text.Json;
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
        string path = Path.Combine(folder, RunFolder.PredictionFile);
        Run run = experiment.Target.Split(' ')[0] switch
        {
            AffectRun.Kind => AffectRun.Read(experiment, folder, path),
            ClassRun.Kind => ClassRun.Read(experiment, folder, path),
            SeriesRun.Kind => SeriesRun.Read(experiment, folder, path),
            _ => throw new MerException($"What it predicts, '{experiment.Target}', is nothing this version knows.", Path.Combine(folder, RunFolder.Experimental), "Run the experiment anew."),
        };
        return run.Stored(Json<Score[]>(RunFolder.MetricFile));

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
}
