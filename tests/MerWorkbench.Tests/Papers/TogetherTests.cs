using MerWorkbench.Datasets;
using MerWorkbench.Experiments;
using MerWorkbench.Features;
using MerWorkbench.Features.Store;
using MerWorkbench.Figures;
using MerWorkbench.Foundation;
using MerWorkbench.Learning;
using MerWorkbench.Papers;
using MerWorkbench.Tests.Datasets;

namespace MerWorkbench.Tests.Papers;

public sealed class TogetherTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Points_courses_and_classes_come_to_the_same_quadrants()
    {
        var classes = new ClassTarget(["Q1", "Q2", "Q3", "Q4"], "quadrant", track => track.Annotation!.Mean.Quadrant().ToString());
        Run[] runs = [Run(new AffectTarget()), Run(new SeriesTarget()), Run(classes)];
        Together together = Together.Of(runs);

        // What knows the labels hits every quadrant, whatever form the labels have.
        Assert.All(together.Rows, row => Assert.Equal(1, row.Find("quadrant", "accuracy")!.Value));
        Assert.Equal(1, together.Rows[0].Find("arousal", "R2")!.Value, 12);
        Assert.Equal(1, together.Rows[1].Find("valence", "PCC")!.Value, 12);
        Assert.Null(together.Rows[2].Find("arousal", "R2"));
        Assert.Contains("(synthetic)", together.Table().Caption, StringComparison.Ordinal);
        Assert.Equal(ResultTable.Nothing, together.Table().Shown(2, 5));
        Assert.Contains("quadrant", together.FigureOf("accuracy").ToHtml(), StringComparison.Ordinal);

        string message = Assert.Throws<MerException>(() => Together.Of([runs[0], Run(new AffectTarget(), seed: 8)])).Message;
        Assert.Contains("different split certificates", message, StringComparison.Ordinal);
        Assert.Throws<MerException>(() => Together.Of([]));
    }

    private Run Run(Target target, int seed = 7)
    {
        string etudes = MadeEtudes.Deam;
        MusicDataset deam = DatasetCatalogue.FindMusic("deam");
        Corpus corpus = Corpus.Build(deam.CardOf(etudes), deam.Load(etudes), [FeatureSets.LibrosaCompact.Clip()], target,
            new FeatureStore(folder["features"]), jobs: 2, progress: null, TestContext.Current.CancellationToken);
        return new CrossValidation(corpus, KFold.By(Group.Song, 3, seed), folder["runs"])
            .Run("test", target.Description.Split(' ')[0], new Knowing(target.Description), Profile.Smoke, seed: 7, token: TestContext.Current.CancellationToken);
    }

    /// <summary>Predicts the labels it should not look at.</summary>
    private sealed class Knowing(string what) : Learner
    {
        public override string Name => "knowing";

        public override string Parameters => what;

        public override FoldOutcome FitAndPredict(FoldTask task) => new([.. task.Test.Select(example => example.Targets.ToArray())], [], []);
    }
}
