using MerWorkbench.Datasets;
using MerWorkbench.Experiments;
using MerWorkbench.Foundation;
using MerWorkbench.Learning;

namespace MerWorkbench.Tests.Experiments;

public sealed class CrossValidationTests : IDisposable
{
    private readonly CorpusMaker made = new();

    public void Dispose() => made.Dispose();

    [Fact]
    public void A_finished_run_is_read_and_not_run_again()
    {
        var learner = new CountingLearner();
        AffectRun first = Execute("a", learner), second = Execute("a", learner);

        Assert.Equal(3, learner.Calls);
        Assert.False(first.WasStored);
        Assert.True(second.WasStored);
        Assert.Equal(first.Predictions, second.Predictions);
        Assert.Equal(first.Scores, second.Scores);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_stopped_run_goes_on_to_the_same_bytes_as_an_unbroken_one(int atATime)
    {
        Run unbroken = Execute("a", new CountingLearner());
        using var stop = new CancellationTokenSource();
        var stopped = new CountingLearner { StopAt = 2, Stop = stop };
        var cancelled = Assert.Throws<OperationCanceledException>(() => Execute("b", stopped, stop: stop, atATime: atATime));
        Assert.Equal(stop.Token, cancelled.CancellationToken);
        int done = Directory.GetFiles(Path.Combine(made.Folder, "b"), "0?.json", SearchOption.AllDirectories).Length;
        var rest = new CountingLearner();
        Run resumed = Execute("b", rest, atATime: atATime);

        Assert.InRange(done, atATime == 1 ? 1 : 0, 1); // of two side by side the first may hear of the stop before it ends
        Assert.Equal(3 - done, rest.Calls);
        Assert.Equal(FilesOf(unbroken.Folder), FilesOf(resumed.Folder));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Folds_side_by_side_give_the_same_bytes_as_one_after_another(int atATime)
    {
        // With dropout, for its random numbers come from a source that all trainings share; with a front, so that a fold trains two networks.
        var learner = new RecurrentLearner(new()
        {
            Units = 16,
            Layers = 2,
            Dropout = 0.3,
            Front = new() { Units = 8, Training = new() { Epochs = 10, BatchSize = 4 } },
            Training = new() { Epochs = 30, BatchSize = 4, Patience = 20 },
        });
        string wanted = string.Join('\n', FilesOf(Execute("a", learner, atATime: 1).Folder));
        Assert.Equal(wanted, string.Join('\n', FilesOf(Execute("b", learner, atATime: atATime).Folder)));
    }

    [Fact]
    public void Progress_counts_what_all_folds_have_done_and_never_goes_back()
    {
        var told = new List<WorkProgress>();
        _ = new CrossValidation(made.Corpus, KFold.By(Group.Artist, 3, seed: 7), Path.Combine(made.Folder, "a")) { FoldsAtATime = 2 }
            .Run("test", "librosa", new CountingLearner(), Profile.Smoke, 7, new Listener(told), TestContext.Current.CancellationToken);
        WorkProgress[] folds = [.. told.Where(step => step.Total == 3000)];
        Assert.Equal(folds.Select(step => step.Done), folds.Select(step => step.Done).Order());
        Assert.Equal((3000, "fold 3 of 3"), (folds[^1].Done, folds[^1].Detail));
    }

    [Fact]
    public void What_a_killed_process_leaves_is_not_taken_for_whole()
    {
        Run whole = Execute("a", new CountingLearner());
        Directory.CreateDirectory(Path.Combine(whole.Folder, "folds"));
        File.Delete(Path.Combine(whole.Folder, RunManifest.FileName));
        File.WriteAllText(Path.Combine(whole.Folder, "folds", "00.json"), "{\"fold\":0,\"ids\":[");
        File.WriteAllText(Path.Combine(whole.Folder, "metrics.json.1-2" + AtomicFile.TemporarySuffix), "half");
        var learner = new CountingLearner();
        Run again = Execute("a", learner);

        Assert.Equal(3, learner.Calls);
        Assert.DoesNotContain(FilesOf(again.Folder), file => file.Name.EndsWith(AtomicFile.TemporarySuffix, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("predictions.csv")]
    [InlineData("model.safetensors")]
    [InlineData("manifest.json")]
    public void A_changed_file_makes_the_run_unfinished(string name)
    {
        string path = Path.Combine(Execute("a", new CountingLearner()).Folder, name);
        byte[] bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);
        var learner = new CountingLearner();
        Execute("a", learner);

        Assert.Equal(3, learner.Calls);
    }

    [Fact]
    public void Another_seed_is_another_run() =>
        Assert.NotEqual(Execute("a", new CountingLearner()).Folder, Execute("a", new CountingLearner(), seed: 8).Folder);

    [Fact]
    public void Two_processes_cannot_work_on_one_run()
    {
        Experiment experiment = Execute("a", new CountingLearner()).Experiment;
        string root = Path.Combine(made.Folder, "b");
        EnvironmentRecord here = EnvironmentRecord.Current();
        using RunFolder first = RunFolder.Open(root, experiment, here);

        Assert.Contains("Another process", Assert.Throws<MerException>(() => RunFolder.Open(root, experiment, here)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Folds_of_another_environment_are_not_mixed_in()
    {
        Experiment experiment = Execute("a", new CountingLearner()).Experiment;
        string root = Path.Combine(made.Folder, "b");
        EnvironmentRecord here = EnvironmentRecord.Current();
        using (RunFolder first = RunFolder.Open(root, experiment, here with { Torch = "0.0" }))
            first.SaveFold(new(0, ["001"], [[1, 1]], [], 0), []);

        using RunFolder second = RunFolder.Open(root, experiment, here);
        Assert.Null(second.TryLoadFold(0));
    }

    [Fact]
    public void The_model_file_holds_the_weights_of_every_fold()
    {
        Run run = Execute("a", new CountingLearner());
        Assert.Equal(["fold00.weight", "fold01.weight", "fold02.weight"],
            WeightFiles.Read(Path.Combine(run.Folder, "model.safetensors")).Select(weight => weight.Name));
    }

    [Fact]
    public void Every_track_is_predicted_once_in_the_datasets_order()
    {
        AffectRun run = Execute("a", new CountingLearner());
        Assert.Equal(made.Corpus.Tracks.Select(track => track.Id), run.Predictions.Select(song => song.Id));
        Assert.Equal([4, 4, 4], run.Predictions.GroupBy(song => song.Fold).Select(fold => fold.Count()));
    }

    private AffectRun Execute(string root, Learner learner, int seed = 7, CancellationTokenSource? stop = null, int atATime = 2) =>
        (AffectRun)new CrossValidation(made.Corpus, KFold.By(Group.Artist, 3, seed: 7), Path.Combine(made.Folder, root)) { FoldsAtATime = atATime }
            .Run("test", "librosa", learner, Profile.Smoke, seed, token: stop?.Token ?? TestContext.Current.CancellationToken);

    private sealed class Listener(List<WorkProgress> told) : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value) => told.Add(value);
    }

    private static (string Name, ContentHash Hash)[] FilesOf(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => (Path.GetRelativePath(folder, path), ContentHash.OfFile(path)))
            .Where(file => file.Item1 != "timing.json")];
}
