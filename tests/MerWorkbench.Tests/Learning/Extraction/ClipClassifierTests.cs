using MerWorkbench.Learning;
using MerWorkbench.Learning.Baselines;
using MerWorkbench.Learning.Extraction;
using MerWorkbench.Metrics;
using MerWorkbench.Models;
using MerWorkbench.Torch;

namespace MerWorkbench.Tests.Learning.Extraction;

public sealed class ClipClassifierTests
{
    private static readonly TrainingOptions s_training = new() { Epochs = 8, BatchSize = 10, LearningRate = 3e-3, ClipNorm = null };

    private static readonly ExtractionOptions s_small = new()
    {
        PieceFrames = PieceProblem.PieceFrames,
        Network = new() { Filters = [8, 8], Units = 6 },
        Training = s_training,
    };

    [Theory]
    [InlineData(ClipFeatureSets.CnnLogMel, FeatureSelection.None)]
    [InlineData(ClipFeatureSets.Combined, FeatureSelection.Cfs)]
    public void It_finds_in_the_pieces_what_the_standard_features_do_not_tell(ClipFeatureSets sets, FeatureSelection selection)
    {
        var features = new FoldFeatures(s_small, "made", 1);
        Assert.True(Accuracy(Cldnn(features, sets, selection)) > 0.9);
        Assert.True(Accuracy(new RowClassifierLearner(features, sets, selection, new KnnClassifier())) > 0.9);
        Assert.True(Accuracy(Cldnn(features, ClipFeatureSets.Standard, selection)) < 0.8);
    }

    [Fact]
    public void The_labels_of_tested_songs_are_not_looked_at_unless_that_is_asked_for()
    {
        FoldTask task = Task(), blind = task with { Test = [.. task.Test.Select(clip => clip with { Targets = [0, 0, 1] })] };
        Assert.Equal(Predict(FeatureSelection.Cfs, s_small, task), Predict(FeatureSelection.Cfs, s_small, blind));
        Assert.NotEqual(Predict(FeatureSelection.CfsOnAll, s_small, task), Predict(FeatureSelection.CfsOnAll, s_small, blind));
        Assert.NotEqual(Predict(FeatureSelection.None, s_small with { OnAll = true }, task), Predict(FeatureSelection.None, s_small with { OnAll = true }, blind));
    }

    [Fact]
    public void Classifiers_share_what_a_fold_has_learned_and_get_what_they_would_have_learned_alone()
    {
        var shared = new FoldFeatures(s_small, "made", 1);
        FoldOutcome first = Cldnn(shared, ClipFeatureSets.Combined, FeatureSelection.None).FitAndPredict(Task());
        FoldOutcome again = Cldnn(shared, ClipFeatureSets.CnnMfcc, FeatureSelection.None).FitAndPredict(Task());
        FoldOutcome alone = Cldnn(new(s_small, "made", 1), ClipFeatureSets.CnnMfcc, FeatureSelection.None).FitAndPredict(Task());
        FoldOutcome other = Cldnn(shared, ClipFeatureSets.CnnMfcc, FeatureSelection.None).FitAndPredict(Task(seed: 4));

        Assert.Same(first.Epochs[0], again.Epochs[0]);
        Assert.Equal(alone.Predictions, again.Predictions);
        Assert.NotSame(first.Epochs[0], other.Epochs[0]);
        Assert.Equal(["cnn-mfcc", "cnn-logmel", "lstm-dnn"], first.Epochs.Select(epoch => epoch.Network).Distinct());
    }

    [Fact]
    public void An_extractor_of_all_songs_is_trained_once_for_all_folds()
    {
        var features = new FoldFeatures(s_small with { OnAll = true }, "made", 1);
        FoldTask task = Task(), turned = new(task.Test, [], [.. task.Train, .. task.Validation], 99);
        Learner learner = Cldnn(features, ClipFeatureSets.CnnMfcc, FeatureSelection.None);
        Assert.Same(learner.FitAndPredict(task).Epochs[0], learner.FitAndPredict(turned).Epochs[0]);
    }

    [Fact]
    public void What_is_optimistic_says_so_in_name_and_parameters()
    {
        var features = new FoldFeatures(s_small with { OnAll = true }, "540: librosa-clip 540", 1);
        ClipClassifier learner = Cldnn(features, ClipFeatureSets.Combined, FeatureSelection.CfsOnAll);
        Assert.Equal("combined-optimistic", learner.Input);
        Assert.Equal("lstm-dnn-cfs-optimistic", learner.Name);
        Assert.Equal(2, learner.Parameters.Split("OPTIMISTIC").Length - 1);
        Assert.Contains("standard features = 540: librosa-clip 540", learner.Parameters, StringComparison.Ordinal);
        Assert.Equal("standard", Cldnn(features, ClipFeatureSets.Standard, FeatureSelection.None).Input);
    }

    [Fact]
    public void Predictions_are_probabilities()
    {
        FoldOutcome outcome = Cldnn(new(s_small, "made", 1), ClipFeatureSets.Combined, FeatureSelection.Cfs).FitAndPredict(Task());
        Assert.All(outcome.Predictions, shares =>
        {
            Assert.Equal(1, shares.Sum(), 1e-12);
            Assert.All(shares, share => Assert.InRange(share, 0, 1));
        });
    }

    [Fact]
    public void A_selected_feature_of_one_piece_stays_in_its_piece()
    {
        // Of columns of pieces 0 and 2 of one feature, and one of the whole clip, the sequence has the feature's piece 1 at its mean.
        var table = new FoldTable([new(0, 7), new(2, 7), new(null, 0)], [[1, 2, 3], [4, 5, 6]], [0, 1], [], 2, []);
        using var scope = torch.NewDisposeScope();
        torch.Tensor rows = CldnnLearner.SequenceOf(table.Columns, table.Train);
        Assert.Equal([2, 3, 2], rows.shape);
        Assert.Equal([1, 3, 0, 3, 2, 3, 4, 6, 0, 6, 5, 6], rows.data<float>().ToArray());
    }

    [Fact]
    public void Training_leaves_no_tensor_behind()
    {
        Cldnn(new(s_small, "made", 1), ClipFeatureSets.Combined, FeatureSelection.None).FitAndPredict(Task());
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        Cldnn(new(s_small, "made", 1), ClipFeatureSets.Combined, FeatureSelection.None).FitAndPredict(Task());
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    private static CldnnLearner Cldnn(FoldFeatures features, ClipFeatureSets sets, FeatureSelection selection) =>
        new(features, sets, selection, new CldnnOptions { Units = 8, Dense = [8] }, s_training with { Epochs = 20 });

    private static FoldTask Task(int seed = 3) => new(PieceProblem.Make(75, 1, "t"), PieceProblem.Make(15, 2, "v"), PieceProblem.Make(60, 3, "x"), seed);

    private static double Accuracy(Learner learner)
    {
        FoldTask task = Task();
        return learner.FitAndPredict(task).Predictions.Zip(task.Test, (shares, clip) => ClassificationScores.MostLikely(shares) == ClassificationScores.MostLikely(clip.Targets) ? 1.0 : 0).Average();
    }

    private static IReadOnlyList<double[]> Predict(FeatureSelection selection, ExtractionOptions options, FoldTask task) =>
        Cldnn(new(options, "made", 1), ClipFeatureSets.Combined, selection).FitAndPredict(task).Predictions;
}
