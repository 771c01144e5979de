using MerWorkbench.Foundation;
using MerWorkbench.Learning;
using MerWorkbench.Learning.Baselines;
using MerWorkbench.Metrics;

namespace MerWorkbench.Tests.Learning;

public sealed class RowLearnerTests
{
    public static TheoryData<string> Regressors => ["svr", "linear-regression", "ridge", "random-forest", "knn"];

    public static TheoryData<string> Classifiers => ["svm", "knn", "random-forest"];

    [Theory, MemberData(nameof(Regressors))]
    public void Every_regressor_learns_what_the_clip_tells_and_not_what_it_does_not(string name)
    {
        var learner = new RowRegressionLearner(Regressor(name));
        FoldTask task = Task(SequenceProblem.Make(300, seed: 1));
        FoldOutcome outcome = learner.FitAndPredict(task);
        double R2(int axis) => RegressionMetrics.R2([.. task.Test.Select(example => example.Targets[axis])], [.. outcome.Predictions.Select(prediction => prediction[axis])]);

        // The sum of the first and last piece is in part in the mean; their difference is not.
        Assert.InRange(R2(0), 0.1, 0.6);
        Assert.InRange(R2(1), -1, 0.05);
        Assert.Equal(outcome.Predictions, learner.FitAndPredict(task).Predictions);
        Assert.Equal(name, learner.Name);
        Assert.EndsWith("training part = training and validation tracks", learner.Parameters);
        Assert.All(learner.Parameters.Split('\n'), line => Assert.Contains(" = ", line));
    }

    [Theory, MemberData(nameof(Classifiers))]
    public void Every_classifier_beats_the_majority_with_probabilities(string name)
    {
        FoldTask task = Task([.. SequenceProblem.Make(300, seed: 2).Select(ThreeClasses)]);
        var learner = new RowClassLearner(Classifier(name));
        FoldOutcome outcome = learner.FitAndPredict(task), majority = new RowClassLearner(new MajorityClassifier()).FitAndPredict(task);
        double Accuracy(FoldOutcome of) => of.Predictions.Zip(task.Test)
            .Average(pair => ClassificationScores.MostLikely(pair.First) == pair.Second.Targets.ToList().IndexOf(1) ? 1.0 : 0);

        Assert.True(Accuracy(outcome) > 0.85 && Accuracy(majority) < 0.5, FormattableString.Invariant($"{Accuracy(outcome)} against {Accuracy(majority)}"));
        Assert.All(outcome.Predictions, row => Assert.Equal(1, row.Sum(), 1e-9));
        Assert.Equal(outcome.Predictions, learner.FitAndPredict(task).Predictions);
        Assert.Equal(name, learner.Name);
        Assert.All(learner.Parameters.Split('\n'), line => Assert.Contains(" = ", line));
    }

    [Fact]
    public void Test_rows_have_no_part_in_the_scaling()
    {
        FoldTask task = Task(SequenceProblem.Make(60, seed: 3));
        var far = task with { Test = [task.Test[0], .. task.Test.Skip(1).Select(example => example with { Inputs = [example.Inputs[0], SequenceProblem.Matrix([[1e6f, -1e6f]])] })] };
        var learner = new RowRegressionLearner(new KnnRegressor());
        Assert.Equal(learner.FitAndPredict(task).Predictions[0], learner.FitAndPredict(far).Predictions[0]);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        IReadOnlyList<Example> examples = SequenceProblem.Make(20, seed: 4);
        FoldTask pieces = Task([.. examples.Select(example => example with { Inputs = [example.Inputs[0]] })]);
        var problem = Assert.Throws<MerException>(() => new RowRegressionLearner(new KnnRegressor()).FitAndPredict(pieces));
        Assert.Contains("s0 has 5 rows", problem.Message);
        Assert.Contains("clip feature set", problem.Remedy);
        Assert.Contains("s0", Assert.Throws<ArgumentException>(() => new RowClassLearner(new KnnClassifier()).FitAndPredict(Task(examples))).Message);
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => new RowRegressionLearner(new KnnRegressor()).FitAndPredict(Task(examples) with { Token = stop.Token }));
    }

    private static FoldTask Task(IReadOnlyList<Example> examples)
    {
        int train = examples.Count / 2, validation = examples.Count / 6;
        return new([.. examples.Take(train)], [.. examples.Skip(train).Take(validation)], [.. examples.Skip(train + validation)], Seed: 5);
    }

    // Three classes by the mean over the clip, which is the first of the clip's two features: a rule that can be learned.
    private static Example ThreeClasses(Example example) =>
        example with { Targets = example.Inputs[1].Row(0)[0] switch { > 0.2f => [1, 0, 0], > -0.2f => [0, 1, 0], _ => [0, 0, 1] } };

    private static IRegressor Regressor(string name) => name switch
    {
        "svr" => new SupportVectorRegressor(),
        "linear-regression" => new LinearRegressor(AttributeElimination.M5),
        "ridge" => new RidgeRegressor(),
        "random-forest" => new ForestRegressor { LeastLeaf = 10 },
        _ => new KnnRegressor(25),
    };

    private static IClassifier Classifier(string name) => name switch
    {
        "svm" => new SupportVectorClassifier(),
        "random-forest" => new ForestClassifier { LeastLeaf = 5 },
        _ => new KnnClassifier(15),
    };
}
