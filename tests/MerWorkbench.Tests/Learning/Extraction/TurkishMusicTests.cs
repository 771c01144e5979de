using System.Text.Json;
using MerWorkbench.Datasets;
using MerWorkbench.Learning;
using MerWorkbench.Learning.Baselines;
using MerWorkbench.Learning.Extraction;
using MerWorkbench.Metrics;
using MerWorkbench.TestData;

namespace MerWorkbench.Tests.Learning.Extraction;

/// <summary>The classifiers on real music: 50 features of 400 Turkish pieces in four classes, beside scikit-learn on the same folds.</summary>
public sealed class TurkishMusicTests
{
    private static readonly FoldFeatures s_features = new(new() { PieceFrames = 1 }, "50 of UCI 862", 1);

    public static bool Absent => RealData.IsAbsent;

    [Fact(Skip = RealData.Absent, SkipWhen = nameof(Absent))]
    public void Classifiers_reach_what_scikit_learn_reaches()
    {
        using var golden = JsonDocument.Parse(Golden.Text("hizlisoy/turkish.json"));
        int Alike(string name, IClassifier classifier) => Predict(classifier, FeatureSelection.None).Predicted
            .Zip(golden.RootElement.GetProperty(name).GetString()!, (ours, theirs) => ours == theirs - '0').Count(same => same);
        double forest = Accuracy(new ForestClassifier(), FeatureSelection.None);
        double[] forests = [.. golden.RootElement.GetProperty("accuracy").GetProperty("random-forest").EnumerateArray().Select(value => value.GetDouble())];

        Assert.Equal(400, Alike("knn", new KnnClassifier()));
        Assert.Equal(400, Alike("svm", new VotingMachine()));
        // By the highest probability instead of the most votes, some pieces fall elsewhere, and as many of them right.
        Assert.Equal(golden.RootElement.GetProperty("accuracy").GetProperty("svm").GetDouble(), Accuracy(Svm, FeatureSelection.None), 0.01);
        Assert.InRange(forest, forests.Min() - 0.02, forests.Max() + 0.02);
    }

    [Theory(Skip = RealData.Absent, SkipWhen = nameof(Absent))]
    [InlineData("knn")]
    [InlineData("svm")]
    [InlineData("random-forest")]
    public void Selection_in_the_folds_keeps_the_accuracy_with_fewer_columns(string name)
    {
        IClassifier classifier = name switch { "knn" => new KnnClassifier(), "svm" => Svm, _ => new ForestClassifier() };
        double all = Accuracy(classifier, FeatureSelection.None), selected = Accuracy(classifier, FeatureSelection.Cfs), optimistic = Accuracy(classifier, FeatureSelection.CfsOnAll);
        Assert.InRange(selected, all - 0.05, 1);
        Assert.InRange(optimistic, selected - 0.03, 1);
    }

    private static SupportVectorClassifier Svm { get; } = new() { Kernel = KernelKind.Linear };

    private static double Accuracy(IClassifier classifier, FeatureSelection selection)
    {
        var (predicted, labels) = Predict(classifier, selection);
        return predicted.Zip(labels, (ours, truth) => ours == truth ? 1.0 : 0).Average();
    }

    private static (int[] Predicted, int[] Labels) Predict(IClassifier classifier, FeatureSelection selection)
    {
        var set = new TurkishMusicEmotion();
        LabelledFeatures table = set.Load(RealData.PathOf("turkish-music-emotion"));
        int[] labels = [.. table.Rows.Select(row => set.Card.Classes.IndexOf(row.Class))], seen = new int[4];
        int[] folds = [.. labels.Select(label => seen[label]++ % 10)];
        var nothing = PieceProblem.Matrix([[0f]]);
        Example[] clips = [.. table.Rows.Select((row, i) => new Example($"{row.Id}",
            [nothing, nothing, PieceProblem.Matrix([[.. row.Values.Select(value => (float)value)]])], [.. Enumerable.Range(0, 4).Select(of => of == labels[i] ? 1.0 : 0)]))];
        var learner = new RowClassifierLearner(s_features, ClipFeatureSets.Standard, selection, classifier);
        var predicted = new int[clips.Length];
        for (int fold = 0; fold < 10; fold++)
        {
            int[] tested = [.. Enumerable.Range(0, clips.Length).Where(i => folds[i] == fold)];
            FoldOutcome outcome = learner.FitAndPredict(new([.. clips.Where((_, i) => folds[i] != fold)], [], [.. tested.Select(i => clips[i])], fold + 1));
            for (int i = 0; i < tested.Length; i++)
                predicted[tested[i]] = ClassificationScores.MostLikely(outcome.Predictions[i]);
        }
        return (predicted, labels);
    }

    // scikit-learn's prediction is the class that most of libsvm's machines vote for, not the one of the highest probability.
    private sealed record VotingMachine : IClassifier
    {
        public string Name => Svm.Name;

        public string Parameters => Svm.Parameters;

        public IFittedClassifier Fit(IReadOnlyList<double[]> rows, IReadOnlyList<int> labels, int classes, int seed) =>
            new Fitted(Svm.Fit(rows, labels, classes, seed), classes);

        private sealed class Fitted(SupportVectorMachine machine, int classes) : IFittedClassifier
        {
            public double[] Probabilities(double[] row) => [.. Enumerable.Range(0, classes).Select(of => of == machine.Vote(row) ? 1.0 : 0)];
        }
    }
}
