using MerWorkbench.Foundation;

namespace MerWorkbench.Experiments;

/// <summary>One finished execution of an experiment. What its predictions are depends on the target: see <see cref="AffectRun"/>, <see cref="ClassRun"/>, <see cref="SeriesRun"/>.</summary>
[TypeFormatterSource("RunView")]
public abstract class Run
{
    private protected Run(Experiment experiment, string folder) => (Experiment, Folder) = (experiment, folder);

    /// <summary>What was run.</summary>
    public Experiment Experiment { get; }

    /// <summary>Where its files lie.</summary>
    public string Folder { get; }

    /// <summary>The scores, those of one target together, the target's main metric first. A metric that is undefined for the predictions has none.</summary>
    public IReadOnlyList<Score> Scores { get; private set; } = [];

    /// <summary>True where the run was found finished and only read.</summary>
    public bool WasStored { get; private set; }

    /// <summary>The input's short name, the first part of the experiment's address: <c>marsyas-mfcc</c>.</summary>
    public string Input => Experiment.Name[..Experiment.Name.LastIndexOf('/')];

    /// <summary>The model's short name, the last part of the experiment's address: <c>lstm-2x124</c>.</summary>
    public string Model => Experiment.Name[(Experiment.Name.LastIndexOf('/') + 1)..];

    /// <summary>How many tracks were tested.</summary>
    public abstract int Tracks { get; }

    /// <summary>The score of a target, or null where the run has none.</summary>
    /// <param name="target"><c>arousal</c>, <c>valence</c> or <c>class</c>.</param>
    /// <param name="metric">The metric: <c>R2</c>, <c>accuracy</c> and so on.</param>
    public Score? Find(string target, string metric) => Scores.FirstOrDefault(score => score.Target == target && score.Metric == metric);

    /// <summary>The score of a target.</summary>
    /// <exception cref="MerException">The run has none.</exception>
    public Score Score(string target, string metric) => Find(target, metric) ?? throw new MerException(
        $"{Experiment.Name} has no score '{metric}' of '{target}'. There are: {string.Join(", ", Scores.Select(score => $"{score.Metric} of {score.Target}"))}.");

    /// <summary>Reads a finished run from its folder.</summary>
    /// <param name="folder">The folder with <c>experiment.json</c> and <c>manifest.json</c>.</param>
    /// <exception cref="MerException">There is no run, it is unfinished, or a file has changed since it ended.</exception>
    public static Run Load(string folder)
    {
        const string Remedy = "Give the folder of one finished run: PAPER/INPUT/MODEL/HASH below runs.";
        if (!Directory.Exists(folder))
            throw new MerException("There is no such folder.", folder, Remedy);
        return RunManifest.Fault(folder) is { } fault
            ? throw new MerException($"This is no finished run: {fault}.", folder, Remedy)
            : RunReader.Read(folder);
    }

    /// <summary>The course of its trainings, as its folder keeps it; nothing for models that are fitted in one step.</summary>
    public IReadOnlyList<TrainedEpoch> Trainings() => RunFolder.ReadLog(Folder);

    /// <summary>The metrics with the numbers they are taken over; of each target the main one first.</summary>
    internal abstract IEnumerable<Measure> Measures();

    /// <summary>The predictions as a table, the same bytes for the same predictions.</summary>
    internal abstract string ToCsv();

    /// <summary>Takes the scores.</summary>
    internal Run Scored()
    {
        Scores = [.. Measures().Select(measure => measure.Score(Experiment.Seed)).OfType<Score>()];
        return this;
    }

    /// <summary>Takes over scores that were read.</summary>
    internal Run Stored(IReadOnlyList<Score> scores)
    {
        (Scores, WasStored) = (scores, true);
        return this;
    }
}
