using MerWorkbench.Datasets;
using MerWorkbench.Experiments;
using MerWorkbench.Foundation;
using MerWorkbench.Papers;
using MerWorkbench.Papers.Grekow2021;
using MerWorkbench.TestData;
using MerWorkbench.Tests.Datasets;

namespace MerWorkbench.Tests.Papers;

public sealed class Grekow2021Tests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("mer-grekow-").FullName;

    public static bool Absent => RealData.IsAbsent;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void All_26_published_rows_are_there_with_their_source()
    {
        PublishedTable table = PublishedTable.Of(Grekow2021.Name);

        Assert.Equal(26, table.Rows.Count);
        Assert.Equal(Confidence.SecondHand, table.Confidence);
        Assert.Equal([0.73, 0.11, 0.46, 0.12], table.Find("essentia-pretrained", "lstm-2x248")!.Scores.Select(score => score.Value));
        Assert.Equal([0.07, 0.25, 0.06, 0.19], table.Find("essentia", "linear-regression")!.Scores.Select(score => score.Value));
        Assert.All(table.Rows, row => Assert.Equal(["arousal R2", "arousal MAE", "valence R2", "valence MAE"], row.Scores.Select(score => $"{score.Target} {score.Metric}")));
        Assert.Equal([6, 6, 8, 6], table.Rows.GroupBy(row => row.Input).Select(group => group.Count()));
    }

    [Fact]
    public void On_etudes_it_leaves_the_same_table_figure_and_runs_each_time()
    {
        Reproduction first = Reproduce("a"), second = Reproduce("b");
        IReadOnlyList<string> files = ReproductionFiles.Write(first, Path.Combine(folder, "figures-a"));
        IReadOnlyList<string> again = ReproductionFiles.Write(second, Path.Combine(folder, "figures-b"));

        Assert.Equal(["plane.svg", "plane.html", "scores-arousal.svg", "scores-arousal.html", "scores-valence.svg", "scores-valence.html", "table.md", "table.tex", "table.csv", "report.json"], files.Select(Path.GetFileName));
        Assert.Equal(files.Select(ContentHash.OfFile), again.Select(ContentHash.OfFile));
        Assert.Equal(first.Comparisons.Select(ManifestOf), second.Comparisons.Select(ManifestOf));
        Assert.Contains("Synthetic études", ReproductionTable.Of(first).Caption, StringComparison.Ordinal);
        Assert.All(files.Where(file => Path.GetExtension(file) is ".svg" or ".md" or ".tex" or ".json"), file => Assert.Contains("ynthetic", File.ReadAllText(file), StringComparison.Ordinal));
        Assert.All(first.Comparisons, item => Assert.True(item.Run.Experiment.Synthetic && item.Judge("arousal", "R2") is Verdict.NotComparable or Verdict.Unpublished));

        static ContentHash ManifestOf(Comparison item) => ContentHash.OfFile(Path.Combine(item.Run.Folder, RunManifest.FileName));
    }

    [Fact]
    public void The_inputs_are_the_columns_of_their_group_and_every_row_of_the_paper_has_its_model()
    {
        PublishedTable table = PublishedTable.Of(Grekow2021.Name);
        int[] widths = [.. GrekowInput.All.Select(input => input.Set.Columns.Count(input.Chosen))];
        Assert.Equal([56, 52, 787, 787, 124], widths[..5]);
        Assert.Equal(787, widths[5..].Sum());
        Assert.Equal(
            table.Rows.Select(row => $"{row.Input}/{row.Model}").Order(StringComparer.Ordinal),
            GrekowInput.All.Take(4).SelectMany(input => Grekow2021.LearnersOf(input, 324, new()).Select(learner => $"{input.Name}/{learner.Name}")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Linear_regression_keeps_all_columns_where_few_folds_leave_fewer_songs_than_columns()
    {
        // Of 76 songs three quarters would do for 52 columns; two folds train on 38.
        string etudes = MadeEtudes.Make(Path.Combine(folder, "etudes-two"), 76);
        Reproduction reproduction = Grekow2021.Reproduce(DatasetCatalogue.FindMusic("etudes"), etudes, Options("two") with { Inputs = ["marsyas-mfcc"], Models = ["linear-regression"], Folds = 2 });
        Assert.Contains("attribute elimination = None", reproduction.Comparisons[1].Run.Experiment.Learner, StringComparison.Ordinal);
        Assert.Contains(Grekow2021.LearnersOf(GrekowInput.All[1], 54, new()), learner => learner.Parameters.Contains("attribute elimination = M5", StringComparison.Ordinal));
        Assert.DoesNotContain(Grekow2021.LearnersOf(GrekowInput.All[1], 53, new()), learner => learner.Parameters.Contains("attribute elimination = M5", StringComparison.Ordinal));
    }

    [Fact]
    public void A_model_that_no_chosen_input_has_is_refused_with_those_they_have()
    {
        var problem = Assert.Throws<MerException>(() => Reproduce("m", options: options => options with { Inputs = [GrekowInput.Pretrained], Models = ["svr"] }));
        Assert.Contains("no model named 'svr' behind essentia-pretrained. There are: lstm-1x16.", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_folds_than_songs_are_refused_with_the_number_there_may_be()
    {
        var problem = Assert.Throws<MerException>(() => Reproduce("f", options: options => options with { Folds = 99 }));
        Assert.Contains("99 folds need as many groups", problem.Message, StringComparison.Ordinal);
        Assert.Matches("Ask for at most [0-9]+", problem.Message);
    }

    [Fact]
    public void Several_lengths_and_overlaps_of_pieces_are_compared_on_the_same_folds()
    {
        string etudes = MadeEtudes.Make(Path.Combine(folder, "etudes-pieces"));
        PieceComparison comparison = PieceComparison.Of(DatasetCatalogue.FindMusic("etudes"), etudes, Options("pieces") with { Inputs = ["marsyas-mfcc"] }, [new(1), new(3)], 0, 0.5);

        Assert.Equal(["marsyas-mfcc, 1 s, 0 % overlapping", "marsyas-mfcc, 1 s, 50 % overlapping", "marsyas-mfcc, 3 s, 0 % overlapping", "marsyas-mfcc, 3 s, 50 % overlapping"],
            comparison.Rows.Select(row => row.Name));
        Assert.Equal(4, comparison.Rows.Select(row => row.Run.Folder).Distinct().Count());
        Assert.Single(comparison.Rows.Select(row => row.Run.Experiment.SplitHash).Distinct());
        Assert.Contains("piece = 3 s every 1.5 s", comparison.Rows[3].Run.Experiment.Input, StringComparison.Ordinal);
        Assert.Equal(4, comparison.Table().Rows.Count);
        Assert.Contains("Synthetic data", comparison.Figure().ToHtml(), StringComparison.Ordinal);
        Assert.Equal("lstm-1x16", comparison.Rows[0].Run.Model);
    }

    [Fact]
    public void How_its_networks_learned_is_read_from_the_runs()
    {
        Reproduction reproduction = Reproduce("curves");
        Run network = reproduction.Comparisons.Select(item => item.Run).First(run => run.Model == "lstm-1x16");
        IReadOnlyList<TrainedEpoch> course = network.Trainings();

        Assert.Equal(3 * 5, course.Count);
        Assert.Equal(Enumerable.Range(1, 5), course.Where(epoch => epoch.Fold == 1).Select(epoch => epoch.Epoch));
        Assert.Empty(reproduction.Comparisons[0].Run.Trainings());
        Assert.Contains("lstm-1x16, validation", LearningCurves.Of([reproduction.Comparisons[0].Run, network]).ToHtml(), StringComparison.Ordinal);
        Assert.Throws<MerException>(() => LearningCurves.Of([network], "Loss", "valence"));
    }

    [Fact]
    public void Through_a_pretrained_front_networks_are_run_and_their_weights_kept()
    {
        string etudes = MadeEtudes.Make(Path.Combine(folder, "etudes-front"));
        Reproduction reproduction = Grekow2021.Reproduce(DatasetCatalogue.FindMusic("etudes"), etudes, Options("front") with { Inputs = [GrekowInput.Pretrained], Piece = new(3), Overlap = 0 });

        Assert.Equal(["labels/mean", "essentia-pretrained/lstm-1x16"], reproduction.Comparisons.Select(item => item.Run.Experiment.Name));
        Assert.Contains("piece = 3 s every 3 s", reproduction.Shown.Experiment.Input, StringComparison.Ordinal);
        Assert.Contains(WeightFiles.Read(Path.Combine(reproduction.Shown.Folder, "model.safetensors")), weight => weight.Name == "fold00.joint.front.hidden.weight");
        Assert.Contains(File.ReadLines(Path.Combine(reproduction.Shown.Folder, "log.jsonl")), line => line.Contains("joint-front", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_difference_says_what_the_paper_does_and_why_it_is_not_done_here()
    {
        Reproduction reproduction = Reproduce("a");
        Assert.All(reproduction.Differences, difference =>
            Assert.DoesNotContain(new[] { difference.Point, difference.Paper, difference.Here, difference.Why }, string.IsNullOrWhiteSpace));
        Assert.Contains(reproduction.Comparisons[0].Obstacles, obstacle => obstacle.Contains("GTZAN", StringComparison.Ordinal));
    }

    [Fact]
    public void Etudes_in_the_folder_of_a_real_dataset_are_not_taken_for_the_paper_s_own()
    {
        Reproduction reproduction = Reproduce("g", "grekow-gtzan");
        Assert.True(reproduction.Data.IsSynthetic);
        Assert.Contains(reproduction.Comparisons[0].Obstacles, obstacle => obstacle.StartsWith("synthetic music: Synthetic études in the layout of ", StringComparison.Ordinal));
        Assert.Contains("simulated", reproduction.Differences.Single(difference => difference.Point == "Labels").Here, StringComparison.Ordinal);
    }

    [Fact]
    public void Classes_are_refused_with_the_sets_that_have_valence_and_arousal()
    {
        var problem = Assert.Throws<MerException>(() => Grekow2021.Reproduce(DatasetCatalogue.FindMusic("tem"), null, Options("t")));
        Assert.Contains("is labelled with Q1, Q2, Q3, not with valence and arousal. Sets with valence and arousal: deam, dynamic-etudes, emomusic, emotify, etudes, ", problem.Message, StringComparison.Ordinal);
    }

    [Fact(Skip = RealData.Absent, SkipWhen = nameof(Absent))]
    public void On_Emotify_a_small_network_beats_the_mean_on_arousal()
    {
        Reproduction reproduction = Grekow2021.Reproduce(DatasetCatalogue.FindMusic("emotify"), RealData.PathOf("emotify"), Options("real"));

        Assert.Equal(400, reproduction.Shown.Tracks);
        Assert.Equal(0, reproduction.Certificate.SongOverlaps);
        Assert.InRange(reproduction.Ceiling!.Arousal, 0.85, 0.95);
        Assert.True(reproduction.Comparisons[0].Run.Score("arousal", "R2").Value <= 0);
        Assert.True(reproduction.Shown.Score("arousal", "R2").Value > 0);
    }

    [Fact(Skip = RealData.Absent, SkipWhen = nameof(Absent))]
    public void On_the_few_clips_of_emoMusic_it_says_that_they_are_a_part()
    {
        Reproduction reproduction = Grekow2021.Reproduce(DatasetCatalogue.FindMusic("emomusic"), RealData.PathOf("emomusic"), Options("part"));

        Assert.Equal(10, reproduction.Shown.Tracks);
        Assert.Equal(0, reproduction.Certificate.ArtistOverlaps);
        Assert.Contains(reproduction.Comparisons[0].Obstacles, obstacle => obstacle.Contains("10 of 744", StringComparison.Ordinal));
        Assert.Null(reproduction.Ceiling);
    }

    private Reproduction Reproduce(string name, string dataset = "etudes", Func<ReproductionOptions, ReproductionOptions>? options = null)
    {
        string etudes = MadeEtudes.Make(Path.Combine(folder, "etudes-" + name));
        return Grekow2021.Reproduce(DatasetCatalogue.FindMusic(dataset), etudes, options is null ? Options(name) : options(Options(name)));
    }

    private ReproductionOptions Options(string name) => new()
    {
        Profile = Profile.Smoke,
        Inputs = ["marsyas-mfcc", "marsyas"],
        Runs = Path.Combine(folder, "runs-" + name),
        Features = Path.Combine(folder, "features"),
    };
}
