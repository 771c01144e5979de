using MerWorkbench.Datasets;
using MerWorkbench.Datasets.Etudes;
using MerWorkbench.Experiments;
using MerWorkbench.Foundation;
using MerWorkbench.Papers;
using MerWorkbench.Papers.Hizlisoy2021;
using MerWorkbench.Tests.Datasets;

namespace MerWorkbench.Tests.Papers;

public sealed class Hizlisoy2021Tests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Published_rows_say_how_surely_they_stand_in_the_paper()
    {
        PublishedTable table = PublishedTable.Of(Hizlisoy2021.Name);

        Assert.Equal(12, table.Rows.Count);
        Assert.Equal(Confidence.SecondHand, table.Confidence);
        Assert.Equal([0.9274, 0.926, 0.925, 0.927], table.Find("standard", "lstm-dnn-cfs")!.Scores.Select(score => score.Value));
        // 104, 108, 111, 112, 114 and 115 of 124, cut to two digits of a percent.
        Assert.All(table.Rows.Where(row => row.Input == "standard"), row => Assert.Contains((int)Math.Ceiling(row.Scores[0].Value * 124), new[] { 104, 108, 111, 112, 114, 115 }));
        Assert.Equal(["lstm-dnn-cfs"], table.Rows.Where(row => row.Confidence == Confidence.Seen).Select(row => row.Model));
        Assert.Equal(0.9919, table.Find("combined", "lstm-dnn-cfs")!.Scores[0].Value);
        Assert.All(table.Rows.Where(row => row.Input == "combined" && row.Model != "lstm-dnn-cfs"), row => Assert.Equal(Confidence.Inferred, row.Confidence));
    }

    [Fact]
    public void It_leaves_the_same_files_each_time()
    {
        Reproduction first = Etudes("a", new() { Inputs = ["combined"] }), second = Etudes("b", new() { Inputs = ["combined"] });
        IReadOnlyList<string> files = ReproductionFiles.Write(first, folder["figures-a"]), again = ReproductionFiles.Write(second, folder["figures-b"]);

        Assert.Equal(files.Select(ContentHash.OfFile), again.Select(ContentHash.OfFile));
        Assert.Equal("combined/lstm-dnn-cfs", first.Shown.Experiment.Name);
        Assert.Equal(["grid.svg", "confusion.svg"], files.Select(Path.GetFileName).Where(name => name is "grid.svg" or "confusion.svg"));
    }

    [Fact]
    public void The_grid_is_whole_and_has_each_published_row_once()
    {
        var all = new ReproductionOptions { CfsOnAll = true, ExtractorOnAll = true };
        var grid = Hizlisoy2021Grid.Of(Hizlisoy2021Inputs.Of(MadeEtudes.Card, Profile.Quick), all);

        // The floor, 4 sets x 3 selections x 4 classifiers, and the 3 sets with learned features again by an extractor of all songs.
        Assert.Equal(1 + (4 * 3 * 4) + (3 * 3 * 4), grid.Select(item => (item.Input, item.Learner.Name)).Distinct().Count());
        Assert.Equal(1 + (4 * 2 * 4), Hizlisoy2021Grid.Of(Hizlisoy2021Inputs.Of(MadeEtudes.Card, Profile.Quick), new()).Count);
        Assert.All(PublishedTable.Of(Hizlisoy2021.Name).Rows, row => Assert.Single(grid, item => item.Input == row.Input && item.Learner.Name == row.Model));
        Assert.All(grid, item => Assert.Equal(item.Learner.Parameters.Contains("OPTIMISTIC", StringComparison.Ordinal),
            $"{item.Input}/{item.Learner.Name}".Contains("optimistic", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_is_optimistic_runs_beside_the_rest()
    {
        Reproduction reproduction = Etudes("g", new() { Inputs = ["cnn-mfcc"], CfsOnAll = true, ExtractorOnAll = true });

        Assert.Equal(1 + (3 * 4) + (3 * 4), reproduction.Comparisons.Count);
        Assert.All(reproduction.Comparisons, item => Assert.True(item.Judge("class", "accuracy") is Verdict.NotComparable or Verdict.Unpublished));
        Assert.All(reproduction.Differences, difference =>
            Assert.DoesNotContain(new[] { difference.Point, difference.Paper, difference.Here, difference.Why }, string.IsNullOrWhiteSpace));
        Assert.Contains(reproduction.Differences, difference => difference.Here.StartsWith("10728: compare2016 6373, essentia 3815, librosa-clip 540", StringComparison.Ordinal));
    }

    [Fact]
    public void Three_classes_leave_the_pleasant_and_calm_out()
    {
        Reproduction four = Etudes("f", new() { Inputs = ["cnn-mfcc"] }), three = Etudes("t", new() { Inputs = ["cnn-mfcc"], Classes = 3 });
        Assert.Equal(["Q1", "Q2", "Q3", "Q4"], ((ClassRun)four.Shown).Classes);
        Assert.Equal(["Q1", "Q2", "Q3"], ((ClassRun)three.Shown).Classes);
        Assert.Equal(four.Shown.Tracks - ((ClassRun)four.Shown).Predictions.Count(item => item.Annotated == "Q4"), three.Shown.Tracks);
        Assert.Contains("threshold: quadrants that meet at", three.Shown.Experiment.Target, StringComparison.Ordinal);
    }

    [Fact]
    public void Classes_of_the_data_are_taken_as_they_are()
    {
        EtudeMaker.Make("tem", folder["tem"], 18, cancel: TestContext.Current.CancellationToken);
        Reproduction reproduction = Hizlisoy2021.Reproduce(DatasetCatalogue.FindMusic("tem"), folder["tem"], Options("tem", new() { Inputs = ["cnn-logmel"] }));
        Assert.Equal(18, reproduction.Shown.Tracks);
        Assert.Contains("(Q1: 6, Q2: 6, Q3: 6)", reproduction.Differences.Single(difference => difference.Point == "Classes").Here, StringComparison.Ordinal);
        Assert.Contains(reproduction.Comparisons[0].Obstacles, obstacle => obstacle.StartsWith("synthetic music", StringComparison.Ordinal));
        // 10 s every 2048 samples at 22,050 Hz.
        Assert.Contains("107 frames a piece", reproduction.Differences.Single(difference => difference.Point == "Frames of the networks").Here, StringComparison.Ordinal);
    }

    [Fact]
    public void Three_classes_are_refused_where_the_data_has_four_of_its_own()
    {
        DatasetCard card = DatasetCatalogue.FindMusic("tem").Card with { Classes = ["happy", "sad", "angry", "relax"] };
        Assert.Contains("has 4 classes of its own: happy, sad, angry, relax", Assert.Throws<MerException>(() => Hizlisoy2021Classes.Of(card, 3)).Message, StringComparison.Ordinal);
        Assert.Equal(4, Hizlisoy2021Classes.Of(card, 4).Classes.Length);
    }

    [Fact]
    public void An_option_for_all_songs_that_nothing_heeds_is_refused()
    {
        Hizlisoy2021Inputs inputs = Hizlisoy2021Inputs.Of(MadeEtudes.Card, Profile.Quick);
        Assert.Contains("knn-cfs-optimistic", Assert.Throws<MerException>(() => Hizlisoy2021Grid.Of(inputs, new() { Models = ["knn"], CfsOnAll = true })).Message, StringComparison.Ordinal);
        Assert.Contains("--extractor-on-all", Assert.Throws<MerException>(() => Hizlisoy2021Grid.Of(inputs, new() { Inputs = ["standard"], ExtractorOnAll = true })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_input_is_refused_with_those_there_are() =>
        Assert.Contains("There are: standard, cnn-mfcc, cnn-logmel, combined.",
            Assert.Throws<MerException>(() => Etudes("u", new() { Inputs = ["chroma"] })).Message, StringComparison.Ordinal);

    private Reproduction Etudes(string name, ReproductionOptions options)
    {
        string etudes = MadeEtudes.Make(folder["etudes-" + name], 12);
        return Hizlisoy2021.Reproduce(DatasetCatalogue.FindMusic("etudes"), etudes, Options(name, options));
    }

    private ReproductionOptions Options(string name, ReproductionOptions options) => options with
    {
        Profile = Profile.Smoke,
        Runs = folder["runs-" + name],
        Features = folder["features"],
    };
}
