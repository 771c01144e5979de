using System.Globalization;
using MerWorkbench.Datasets;
using MerWorkbench.Experiments;
using MerWorkbench.Papers;
using MerWorkbench.Papers.Grekow2021;
using MerWorkbench.Papers.Hizlisoy2021;
using MerWorkbench.Tests.Datasets;

namespace MerWorkbench.Tests.Papers;

/// <summary>What a song is labelled with must not reach the models that are tested on it.</summary>
public sealed class LeakTests : IDisposable
{
    private const int Folds = 3;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Another_label_of_a_song_changes_no_prediction_of_the_fold_that_tests_it_for_any_of_Grekows_models() =>
        Compare(options => Grekow2021.Reproduce(DatasetCatalogue.FindMusic("etudes"), options.Root, options.Chosen with { Inputs = ["marsyas", "essentia-rhythm", GrekowInput.Pretrained] }),
            run => [.. ((AffectRun)run).Predictions.Select(item => new Prediction(item.Id, item.Fold, [item.PredictedArousal, item.PredictedValence]))]);

    [Fact]
    public void Nor_for_any_of_Hizlisoys_unless_extractor_or_selection_are_made_on_all_songs() =>
        Compare(options => Hizlisoy2021.Reproduce(DatasetCatalogue.FindMusic("etudes"), options.Root, options.Chosen with { Inputs = ["cnn-mfcc"], ExtractorOnAll = true }),
            run => [.. ((ClassRun)run).Predictions.Select(item => new Prediction(item.Id, item.Fold, [.. item.Probabilities]))]);

    private void Compare(Func<(string Root, ReproductionOptions Chosen), Reproduction> reproduce, Func<Run, IReadOnlyList<Prediction>> predictionsOf)
    {
        string plain = MadeEtudes.Make(folder["plain"]), changed = MadeEtudes.Make(folder["changed"]);
        string song = Turn(Path.Combine(changed, "labels.csv"));
        Reproduction before = reproduce((plain, Options("plain"))), after = reproduce((changed, Options("changed")));

        Assert.Equal(before.Comparisons.Count, after.Comparisons.Count);
        foreach (var (one, other) in before.Comparisons.Zip(after.Comparisons, (one, other) => (one.Run, other.Run)))
        {
            IReadOnlyList<Prediction> old = predictionsOf(one), now = predictionsOf(other);
            int tested = old.Single(item => item.Id == song).Fold;
            Assert.Equal(old.Select(item => (item.Id, item.Fold)), now.Select(item => (item.Id, item.Fold)));
            bool IsSame(Func<Prediction, bool> which) => old.Where(which).SelectMany(item => item.Values).SequenceEqual(now.Where(which).SelectMany(item => item.Values));
            Assert.True(IsSame(item => item.Fold == tested) != one.Experiment.Name.Contains("optimistic", StringComparison.Ordinal), one.Experiment.Name);
            // The other folds train on the song: were they the same too, nothing would have been shown.
            if (one.Model != "majority")
                Assert.False(IsSame(item => item.Fold != tested), one.Experiment.Name);
        }
    }

    // The first song's listeners, all of one mind and far on the other side.
    private static string Turn(string labels)
    {
        string[] lines = File.ReadAllLines(labels);
        string[] cells = lines[1].Split(',');
        int first = Array.IndexOf(lines[0].Split(','), "valence");
        string[] opposite = [.. cells[first..(first + 2)].Select(cell => double.Parse(cell, CultureInfo.InvariantCulture) > 0 ? "-0.75" : "0.75")];
        for (int i = first; i < cells.Length; i++)
            cells[i] = opposite[(i - first) % 2];
        lines[1] = string.Join(',', cells);
        File.WriteAllText(labels, string.Join('\n', lines) + "\n");
        return cells[0];
    }

    private ReproductionOptions Options(string name) => new() { Profile = Profile.Smoke, Folds = Folds, Runs = folder["runs-" + name], Features = folder["features"] };

    private sealed record Prediction(string Id, int Fold, IReadOnlyList<double> Values);
}
