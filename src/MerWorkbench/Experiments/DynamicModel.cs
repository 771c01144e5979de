using System.Text.RegularExpressions;
using MerWorkbench.Audio;
using MerWorkbench.Emotion;
using MerWorkbench.Foundation;
using MerWorkbench.Models;
using MerWorkbench.Units;

namespace MerWorkbench.Experiments;

/// <summary>
/// The trained networks of a finished run of labels over time, one a fold, ready to predict any sound. A sound that the run itself
/// tested is predicted by the one network that did not learn from it; any other by the mean of all.
/// </summary>
public sealed partial class DynamicModel : IDisposable
{
    private static readonly Seconds s_step = new(0.5);

    private readonly SortedDictionary<int, RawAudioModel> folds;

    private DynamicModel(SeriesRun run, SortedDictionary<int, RawAudioModel> folds) => (Run, this.folds) = (run, folds);

    /// <summary>The run.</summary>
    public SeriesRun Run { get; }

    /// <summary>How many networks there are.</summary>
    public int Networks => folds.Count;

    /// <summary>The newest finished run below a folder of runs that can predict; null where there is none.</summary>
    /// <param name="runs">The folder of all runs.</param>
    public static string? TryFindNewest(string runs) => !Directory.Exists(runs) ? null
        : Directory.EnumerateFiles(runs, RunManifest.FileName, SearchOption.AllDirectories)
            .OrderByDescending(File.GetLastWriteTimeUtc).ThenBy(path => path, StringComparer.Ordinal)
            .Select(path => Path.GetDirectoryName(path)!).FirstOrDefault(CanPredict);

    /// <summary>
    /// Of the newest finished run below a folder of runs that can predict and those of the same work over the same songs, folds, profile and seed, the one with the
    /// highest R² over its targets; null where there is none. A work runs several networks, and the last of them need not be a good one.
    /// </summary>
    /// <param name="runs">The folder of all runs.</param>
    public static string? TryFindBest(string runs)
    {
        if (TryFindNewest(runs) is not { } newest)
            return null;
        Run like = Experiments.Run.Load(newest);
        string work = Path.Combine(runs, Path.GetRelativePath(runs, newest).Split(Path.DirectorySeparatorChar)[0]);
        return Directory.EnumerateFiles(work, RunManifest.FileName, SearchOption.AllDirectories)
            .Select(path => Path.GetDirectoryName(path)!).Where(CanPredict).Select(Experiments.Run.Load)
            .Where(run => Setting(run) == Setting(like))
            .OrderByDescending(run => run.Scores.Where(score => score.Metric == "R2").Sum(score => score.Value)).ThenBy(run => run.Folder, StringComparer.Ordinal)
            .First().Folder;

        static (string, string, Profile, int) Setting(Run run) => (run.Experiment.DataHash, run.Experiment.SplitHash, run.Experiment.Profile, run.Experiment.Seed);
    }

    /// <summary>Loads the networks of a run.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <exception cref="MerException">It is no finished run, predicts something else, or keeps no network on samples.</exception>
    public static DynamicModel Load(string folder)
    {
        Run run = Experiments.Run.Load(folder);
        if (run is not SeriesRun series || !File.Exists(Path.Combine(folder, RunFolder.WeightFile)))
            throw new MerException($"{run.Experiment.Name} has no networks that predict labels over time.", folder, "Give a run of cnn-bigru or cnn-ir-bigru, as mer reproduce orjesek2022 makes them.");
        RawAudioOptions options = RawAudioOptions.Parse(run.Experiment.Learner);
        var folds = new SortedDictionary<int, RawAudioModel>();
        foreach (var fold in WeightFiles.Read(Path.Combine(folder, RunFolder.WeightFile)).GroupBy(weight => FoldName().Match(weight.Name).Groups[1].Value))
            folds.Add(int.Parse(fold.Key, System.Globalization.CultureInfo.InvariantCulture),
                RawAudioModel.Restore(options, [.. fold.Select(weight => weight with { Name = FoldName().Replace(weight.Name, "") })]));
        return new(series, folds);
    }

    /// <summary>The network of a fold.</summary>
    public RawAudioModel Fold(int fold) => folds[fold];

    /// <summary>The fold whose network has not heard a track of the run's own dataset; null for any other.</summary>
    /// <param name="dataset">The dataset's name.</param>
    /// <param name="id">The track.</param>
    public int? FoldThatTested(string dataset, string id) =>
        dataset == Run.Experiment.Dataset ? Run.Predictions.FirstOrDefault(item => item.Id == id)?.Fold : null;

    /// <summary>Predicts arousal and valence twice a second, each from what was heard up to then.</summary>
    /// <param name="sound">The sound, at least half a second.</param>
    /// <param name="fold">The one network to ask; null asks all and takes the mean.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="MerException">The sound cannot be read or is too short.</exception>
    public AffectSeries Predict(SoundSource sound, int? fold = null, CancellationToken cancellation = default)
    {
        RawAudioModel[] asked = fold is { } one ? [folds[one]] : [.. folds.Values];
        IReadOnlyList<double[]>[] answers = [.. asked.Select(model => model.Predict(sound, s_step, s_step, cancellation: cancellation))];
        AffectScale scale = AffectScale.Find(Run.Experiment.Scale);
        return new(scale, s_step, s_step, Axis(1, scale.Valence), Axis(0, scale.Arousal));

        // A linear output may run beyond the ends of the scale, and a prediction there means the end.
        double[] Axis(int axis, AxisRange range) =>
            [.. Enumerable.Range(0, answers[0].Count).Select(time => Math.Clamp(answers.Average(answer => answer[time][axis]), range.Low, range.High))];
    }

    /// <summary>Frees the networks.</summary>
    public void Dispose()
    {
        foreach (RawAudioModel model in folds.Values)
            model.Dispose();
    }

    private static bool CanPredict(string folder)
    {
        try
        {
            return File.Exists(Path.Combine(folder, RunFolder.WeightFile)) && Experiments.Run.Load(folder) is SeriesRun;
        }
        catch (MerException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^fold(\d+)\.")]
    private static partial Regex FoldName();
}
