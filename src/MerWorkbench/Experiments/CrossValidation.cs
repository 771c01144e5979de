using System.Diagnostics;
using MerWorkbench.Datasets;
using MerWorkbench.Foundation;
using MerWorkbench.Learning;

namespace MerWorkbench.Experiments;

/// <summary>
/// Runs a learner over every fold of a corpus and keeps the result as a run folder. A finished run is read, not run
/// again; a stopped one goes on at the first fold that is missing.
/// </summary>
/// <remarks>Folds run side by side, which changes no byte.</remarks>
public sealed class CrossValidation
{
    // Trainings draw their random numbers by turns, so one more than there are processors keeps those busy; of more than three some would always wait.
    private const int MostFoldsAtATime = 3;

    // Works that run one after another in a process hear the same songs: their sound is compared once.
    private static readonly OncePerKey<IReadOnlyList<NearDuplicate>> Found = new();

    private readonly Corpus corpus;
    private readonly Dictionary<string, Example> examples;
    private readonly IReadOnlyList<Split> splits;
    private readonly SplitCertificate certificate;
    private readonly SplitProtocol protocol;
    private readonly string root;
    private IReadOnlyList<NearDuplicate>? duplicates;
    private readonly CrossValidation? first;

    /// <summary>Prepares the folds.</summary>
    /// <param name="corpus">What is learned from.</param>
    /// <param name="protocol">Who trains and who tests.</param>
    /// <param name="root">The folder of all runs.</param>
    public CrossValidation(Corpus corpus, SplitProtocol protocol, string root)
    {
        (this.corpus, this.protocol, this.root) = (corpus, protocol, root);
        examples = corpus.Examples.ToDictionary(example => example.Id);
        splits = protocol.Split(corpus.Tracks);
        certificate = Certify();
    }

    private CrossValidation(Corpus corpus, CrossValidation first)
        : this(corpus, first.protocol, first.root) => (this.first, FoldsAtATime) = (first, first.FoldsAtATime);

    /// <summary>How many folds run at a time.</summary>
    internal int FoldsAtATime { get; init; } = Math.Min(MostFoldsAtATime, Environment.ProcessorCount + 1);

    /// <summary>The same folds over other inputs of the same tracks.</summary>
    public CrossValidation On(Corpus other) => new(other, first ?? this);

    /// <summary>
    /// The proof that no song or artist stands on two sides of a fold. Tracks that share sound are looked for when a run is computed, for that
    /// means reading all sound: the certificate in the run's folder counts them.
    /// </summary>
    public SplitCertificate Certificate => certificate;

    /// <summary>Runs an experiment, or what of it is missing.</summary>
    /// <param name="paper">The work it belongs to.</param>
    /// <param name="input">The short name of the input features, first part of the experiment's address.</param>
    /// <param name="learner">The model.</param>
    /// <param name="profile">How much is spent.</param>
    /// <param name="seed">The seed of training and of the intervals.</param>
    /// <param name="progress">Told of each fold; may be null.</param>
    /// <param name="token">Stops the work; finished folds are kept.</param>
    /// <exception cref="OperationCanceledException">The token asked to stop.</exception>
    public Run Run(string paper, string input, Learner learner, Profile profile, int seed,
        IProgress<WorkProgress>? progress = null, CancellationToken token = default)
    {
        (progress, token) = Ambient.Or(progress, token);
        var experiment = new Experiment
        {
            Paper = paper,
            Name = $"{input}/{learner.Name}",
            Profile = profile,
            Dataset = corpus.Card.Name,
            Synthetic = corpus.Card.IsSynthetic,
            DataHash = corpus.DataHash,
            Target = corpus.Target.Description,
            Scale = corpus.Target.ScaleOf(corpus.Tracks[0]),
            Input = corpus.Input,
            Learner = learner.Parameters,
            Protocol = protocol.Description,
            SplitHash = certificate.Hash,
            Seed = seed,
        };
        if (RunReader.TryRead(root, experiment) is { } stored)
            return stored;

        using var folder = RunFolder.Open(root, experiment, EnvironmentRecord.Current());
        FoldRecord[] folds = RunFolds(folder, experiment, learner, progress, token);
        duplicates ??= (first ?? this).Duplicates(progress, token);
        Run run = corpus.Target.ToRun(experiment, folder.Path, Gather(folds)).Scored();
        folder.Complete(folds, run, Certify());
        return run;
    }

    private FoldRecord[] RunFolds(RunFolder folder, Experiment experiment, Learner learner, IProgress<WorkProgress>? progress, CancellationToken token)
    {
        var (folds, shares, telling) = (new FoldRecord[splits.Count], new double[splits.Count], new Lock());
        SideBySide.Do(splits.Count, FoldsAtATime, (fold, stop) =>
        {
            Tell(fold, 0);
            folds[fold] = folder.TryLoadFold(splits[fold].Fold) ?? RunFold(folder, experiment, learner, splits[fold], share => Tell(fold, share), stop);
            Tell(fold, 1);
        }, token);
        return folds;

        void Tell(int fold, double share)
        {
            lock (telling)
            {
                shares[fold] = share;
                double done = shares.Sum();
                progress?.Report(new(experiment.Name, (long)(done * 1000), splits.Count * 1000L,
                    FormattableString.Invariant($"fold {Math.Min((int)done + 1, splits.Count)} of {splits.Count}")));
            }
        }
    }

    private IReadOnlyList<NearDuplicate> Duplicates(IProgress<WorkProgress>? progress, CancellationToken token) =>
        duplicates ??= Found.Get(SoundKey(corpus.Tracks), () => NearDuplicates.Find(corpus.Tracks, progress, token));

    private static string SoundKey(IReadOnlyList<Track> tracks) => ContentHash.OfText(string.Join('\n', tracks.Where(track => track.HasAudio).Select(track =>
        FormattableString.Invariant($"{track.Id}|{track.AudioPath}|{new FileInfo(track.AudioPath).Length}|{File.GetLastWriteTimeUtc(track.AudioPath).Ticks}")))).Hex;

    private SplitCertificate Certify() =>
        SplitCertificate.Of(corpus.Card.Name, corpus.Tracks, splits, protocol.Group, protocol.Description, duplicates);

    private FoldRecord RunFold(RunFolder folder, Experiment experiment, Learner learner, Split split, Action<double> report, CancellationToken token)
    {
        var watch = Stopwatch.StartNew();
        var task = new FoldTask(
            [.. split.Train.Select(id => examples[id])], [.. split.Validation.Select(id => examples[id])], [.. split.Test.Select(id => examples[id])],
            FoldSeed(experiment.Seed, split.Fold))
        {
            Progress = report,
            CheckpointPath = folder.CheckpointPath(split.Fold),
            Token = token,
        };
        FoldOutcome outcome = learner.FitAndPredict(task);
        var record = new FoldRecord(split.Fold, split.Test, outcome.Predictions, outcome.Epochs, watch.Elapsed.TotalSeconds);
        folder.SaveFold(record, outcome.Weights);
        return record;
    }

    private List<Prediction> Gather(FoldRecord[] folds)
    {
        var byId = folds.SelectMany(fold => fold.Ids.Select((id, i) => (Id: id, fold.Fold, Values: fold.Predictions[i]))).ToDictionary(item => item.Id);
        return [.. corpus.Tracks.Where(track => byId.ContainsKey(track.Id)).Select(track => new Prediction(track, byId[track.Id].Fold, byId[track.Id].Values))];
    }

    // Folds must not share their random course, and seed 1 fold 2 must not be seed 2 fold 1.
    private static int FoldSeed(int seed, int fold) => new StableRandom(seed, FormattableString.Invariant($"fold/{fold}")).Next(int.MaxValue);
}
