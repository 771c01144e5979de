using System.Text.Json;
using MerWorkbench.Datasets;
using MerWorkbench.Foundation;
using MerWorkbench.Learning;

namespace MerWorkbench.Experiments;

/// <summary>
/// The folder of one run: <c>ROOT/PAPER/EXPERIMENT/HASH</c>. While the run goes on each finished fold waits under
/// <c>folds/</c>, so a run that is stopped or killed goes on from there; at the end they become the run's files.
/// </summary>
/// <remarks>
/// Every file the manifest lists has the same bytes for the same experiment in the same environment.
/// <c>timing.json</c> is not listed, for it alone differs from run to run.
/// </remarks>
internal sealed class RunFolder : IDisposable
{
    internal const string WeightFile = "model.safetensors", Experimental = "experiment.json", PredictionFile = "predictions.csv", MetricFile = "metrics.json";

    private const string Surroundings = "environment.json", SplitFile = "split.json", LogFile = "log.jsonl",
        TimingFile = "timing.json", LockFile = ".lock";

    private readonly FileStream guard;

    private RunFolder(string path, FileStream guard) => (Path, this.guard) = (path, guard);

    public string Path { get; }

    private string Folds => System.IO.Path.Combine(Path, "folds");

    /// <summary>Where an experiment's run lies.</summary>
    public static string PathOf(string root, Experiment experiment) =>
        System.IO.Path.Combine([root, experiment.Paper, .. experiment.Name.Split('/'), experiment.Hash().Short]);

    /// <summary>Takes the folder for this process and sweeps what another environment or a crash left behind.</summary>
    /// <exception cref="MerException">Another process is working on the same run.</exception>
    public static RunFolder Open(string root, Experiment experiment, EnvironmentRecord environment)
    {
        string path = PathOf(root, experiment);
        Directory.CreateDirectory(path);
        FileStream guard;
        try
        {
            guard = new(System.IO.Path.Combine(path, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException e)
        {
            throw new MerException("Another process is working on this run.", path, "Wait for it, or choose another --runs folder.", e);
        }
        var folder = new RunFolder(path, guard);
        foreach (string partial in Directory.EnumerateFiles(path, "*" + AtomicFile.TemporarySuffix, SearchOption.AllDirectories))
            File.Delete(partial);
        folder.Begin(experiment, environment);
        return folder;
    }

    private void Begin(Experiment experiment, EnvironmentRecord environment)
    {
        string surroundings = System.IO.Path.Combine(Path, Surroundings);
        // Folds and checkpoints from another library or processor would mix two machines' last bits in one result.
        if (File.Exists(surroundings) && File.ReadAllText(surroundings) != environment.ToJson() && Directory.Exists(Folds))
            Directory.Delete(Folds, recursive: true);
        File.Delete(System.IO.Path.Combine(Path, RunManifest.FileName));
        Write(Experimental, JsonSerializer.Serialize(experiment, MerJson.Indented) + "\n");
        Write(Surroundings, environment.ToJson());
        Directory.CreateDirectory(Folds);
    }

    /// <summary>A fold finished earlier, or null.</summary>
    public FoldRecord? TryLoadFold(int fold)
    {
        string path = FoldPath(fold);
        if (!File.Exists(path))
            return null;
        try
        {
            return JsonSerializer.Deserialize<FoldRecord>(File.ReadAllText(path), MerJson.Compact);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Keeps a finished fold. The weights go first: a fold counts when its record is there.</summary>
    public void SaveFold(FoldRecord record, IReadOnlyList<NamedWeights> weights)
    {
        if (weights.Count > 0)
            WeightFiles.Write(WeightPath(record.Fold), weights);
        AtomicFile.WriteText(FoldPath(record.Fold), JsonSerializer.Serialize(record, MerJson.Compact));
        foreach (string checkpoint in Directory.EnumerateFiles(Folds, System.IO.Path.GetFileName(CheckpointPath(record.Fold)) + "*"))
            File.Delete(checkpoint);
    }

    /// <summary>Where trainings of a fold keep their checkpoints while they go on: the beginning of their files' paths.</summary>
    public string CheckpointPath(int fold) => System.IO.Path.Combine(Folds, FormattableString.Invariant($"{fold:00}-checkpoint"));

    /// <summary>Writes the run's files, the manifest last.</summary>
    public void Complete(IReadOnlyList<FoldRecord> folds, Run run, SplitCertificate certificate)
    {
        List<string> names = [Experimental, Surroundings, SplitFile, LogFile, PredictionFile, MetricFile];
        Write(SplitFile, certificate.ToJson());
        Write(LogFile, string.Concat(folds.SelectMany(fold => fold.Epochs.Select(epoch =>
            JsonSerializer.Serialize(new TrainedEpoch(fold.Fold, epoch.Network, epoch.Epoch, epoch.TrainLoss, epoch.ValidationLoss), MerJson.Compact) + "\n"))));
        Write(PredictionFile, run.ToCsv());
        Write(MetricFile, JsonSerializer.Serialize(run.Scores, MerJson.Indented) + "\n");
        if (folds.All(fold => File.Exists(WeightPath(fold.Fold))))
        {
            WeightFiles.Write(System.IO.Path.Combine(Path, WeightFile), [.. folds.SelectMany(fold =>
                WeightFiles.Read(WeightPath(fold.Fold)).Select(weight => weight with { Name = FormattableString.Invariant($"fold{fold.Fold:00}.{weight.Name}") }))]);
            names.Add(WeightFile);
        }
        Write(TimingFile, JsonSerializer.Serialize(new { foldSeconds = folds.Select(fold => Math.Round(fold.Seconds, 3)) }, MerJson.Indented) + "\n");
        RunManifest.Write(Path, names);
        Directory.Delete(Folds, recursive: true);
    }

    /// <summary>The log of a finished run.</summary>
    public static IReadOnlyList<TrainedEpoch> ReadLog(string path) =>
        [.. File.ReadLines(System.IO.Path.Combine(path, LogFile)).Select(line => JsonSerializer.Deserialize<TrainedEpoch>(line, MerJson.Compact)!)];

    /// <summary>Gives the folder up for other processes.</summary>
    public void Dispose() => guard.Dispose();

    private void Write(string name, string text) => AtomicFile.WriteText(System.IO.Path.Combine(Path, name), text);

    private string FoldPath(int fold) => System.IO.Path.Combine(Folds, FormattableString.Invariant($"{fold:00}.json"));

    private string WeightPath(int fold) => System.IO.Path.Combine(Folds, FormattableString.Invariant($"{fold:00}.safetensors"));
}
