using System.Numerics.Tensors;
using MerWorkbench.Datasets;
using MerWorkbench.Experiments;
using MerWorkbench.Figures;
using MerWorkbench.Foundation;
using MerWorkbench.Papers;
using MerWorkbench.Papers.Parisi2019;

namespace MerWorkbench.Tests.Papers;

public sealed class Parisi2019Tests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Vectors_trained_on_lyrics_of_etudes_tell_words_of_one_emotion_from_those_of_others()
    {
        string[][] emotions = [["happy", "joyful", "smiling"], ["lonely", "broken", "hopeless"], ["afraid", "frightened", "trembling"], ["angry", "furious", "bitter"], ["disgusted", "rotten", "filthy"]];
        MerWorkbench.Datasets.Etudes.EtudeMaker.Make("lyrics-etudes", _folder["lyrics"], 300, 2, cancel: TestContext.Current.CancellationToken);
        using Parisi2019Encoders encoders = Parisi2019.Encoders(new LyricsEtudes(), _folder["lyrics"], Smoke with { Profile = Profile.Quick });
        string[] words = [.. emotions.SelectMany(one => one)];
        Dictionary<string, float[]> vectors = words.Zip(encoders["fasttext"].Encode(words, TestContext.Current.CancellationToken)).ToDictionary(pair => pair.First, pair => pair.Second.Pooled);
        double Mean(Func<string, string, bool> chosen) => words
            .SelectMany(one => words.Where(other => one != other && chosen(one, other)).Select(other => (double)TensorPrimitives.CosineSimilarity(vectors[one], vectors[other])))
            .Average();
        bool Alike(string one, string other) => emotions.Any(emotion => emotion.Contains(one) && emotion.Contains(other));
        double within = Mean(Alike), across = Mean((one, other) => !Alike(one, other));
        // Before, all words of a text so small lay in one direction: cosines of 1.00 throughout.
        Assert.InRange(across, -0.2, 0.35);
        Assert.InRange(within - across, 0.25, 1);
    }

    private ReproductionOptions Smoke => new()
    {
        Profile = Profile.Smoke,
        Seed = 1,
        Runs = _folder["runs"],
        Features = _folder["features"],
        Token = TestContext.Current.CancellationToken,
    };

    [Fact]
    public void All_pairs_run_on_lyrics_of_etudes_and_are_read_the_second_time()
    {
        MerWorkbench.Datasets.Etudes.EtudeMaker.Make("lyrics-etudes", _folder["lyrics"], 60, 1, cancel: TestContext.Current.CancellationToken);
        Reproduction first = Parisi2019.Reproduce(new LyricsEtudes(), _folder["lyrics"], Smoke);

        Assert.Equal(["bert/bilstm", "bert/dense", "elmo/bilstm", "elmo/dense", "fasttext/bilstm-attention", "fasttext/bilstm-attention-tuned", "fasttext/dense", "fasttext/dense-tuned", "fasttext/lstm", "none/majority"],
            first.Comparisons.Select(item => item.Run.Experiment.Name).Order(StringComparer.Ordinal));
        Assert.All(first.Comparisons, item => Assert.Contains(item.Obstacles, obstacle => obstacle.StartsWith("synthetic lyrics", StringComparison.Ordinal)));
        Assert.Equal(0, first.Certificate.SongOverlaps);
        Assert.Equal(0, first.Certificate.ArtistOverlaps);
        Assert.Empty(first.Published.Rows);
        Assert.Equal(["attention-on-fasttext", "words-over-sound", "vocals-over-mix"], first.Claims.Select(check => check.Claim.Name));
        Assert.Equal("fasttext/bilstm-attention", first.Shown.Experiment.Name);
        // Attention is a share of each text.
        Assert.All(first.Shades!.Texts, text => Assert.Equal(1, text.Words.Sum(word => word.Weight), 1e-5));
        Assert.Contains("<rect", first.Shades.ToSvg(), StringComparison.Ordinal);

        // Where a paper's numbers are not known, no column stands empty for them.
        Assert.Equal(["Target", "Input", "Model", "Accuracy ours", "95 % interval", "Macro F1 ours", "Weighted F1 ours", "Cross-entropy ours", "Verdict"], ReproductionTable.Of(first).Columns.Select(column => column.Name));
        Reproduction second = Parisi2019.Reproduce(new LyricsEtudes(), _folder["lyrics"], Smoke);
        Assert.All(second.Comparisons, item => Assert.True(item.Run.WasStored));
        Assert.Equal(first.Shades.ToHtml(), second.Shades!.ToHtml());

        Reproduction other = Parisi2019.Reproduce(new LyricsEtudes(), _folder["lyrics"], Smoke with { Seed = 2, Inputs = ["fasttext"] });
        var study = new SeedStudy([first, other], "dense");
        ResultTable table = study.Scores("class");
        double[] dense = AccuraciesOf("dense"), lstm = AccuraciesOf("lstm");
        IReadOnlyList<ResultCell> row = table.Rows.Single(row => row[0].Text == "fasttext" && row[1].Text == "lstm");
        Assert.Equal(lstm.Average(), row[2].Number!.Value, 1e-12);
        Assert.Equal(lstm.Average() - dense.Average(), row[6].Number!.Value, 1e-12);
        // Student's t with one degree of freedom is 12.7062 at 97.5 %; a fifth tests what four fifths train.
        double half = 12.7062 * Math.Abs(lstm[0] - lstm[1]) / 2, of = 12.7062 * Math.Abs(lstm[0] - dense[0] - lstm[1] + dense[1]) / Math.Sqrt(2);
        SplitCertificate.FoldParts fold = first.Certificate.Folds.Single();
        of *= Math.Sqrt(0.5 + ((double)fold.Test.Tracks / (fold.Train.Tracks + fold.Validation.Tracks)));
        Assert.Equal(Range(row[2].Number!.Value, half), row[3].Text);
        Assert.Equal(Range(row[6].Number!.Value, of), row[7].Text);
        // Of the simplest there is no difference, and of one seed alone no interval.
        Assert.Null(table.Rows.Single(row => row[0].Text == "fasttext" && row[1].Text == "dense")[6].Number);
        Assert.DoesNotContain(table.Rows, row => row[0].Text == "elmo");
        Assert.StartsWith("Behind fasttext: lstm ", study.Sentences("class").Single(), StringComparison.Ordinal);
        Assert.Equal("learning-fasttext", study.Figures().Single().Name);
        // The networks that were trained once more on all chose no epoch.
        Assert.Equal(1, study.Learning().Rows.Single(row => row[1].Text == "dense-tuned")[5].Number);
        Assert.Throws<MerException>(() => new SeedStudy([first, second]));

        static string Range(double mean, double half) => FormattableString.Invariant($"{mean - half:0.000} to {mean + half:0.000}").Replace('-', '−');
        double[] AccuraciesOf(string model) => [.. ((Reproduction[])[first, other]).Select(item => item.Comparisons.Single(one => one.Run.Experiment.Name == $"fasttext/{model}").Run.Score("class", "accuracy").Value)];
    }

    [Fact]
    public void Texts_without_the_five_emotions_are_refused_with_sets_that_have_them()
    {
        MerException refusal = Assert.Throws<MerException>(() => Parisi2019.Reproduce(GrekowEtudes.Few, _folder.Root, Smoke));
        Assert.Contains("manifest.json", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_near_to_a_word_is_told_by_each_encoder_with_the_cosine()
    {
        MerWorkbench.Datasets.Etudes.EtudeMaker.Make("lyrics-etudes", _folder["lyrics"], 60, 1, cancel: TestContext.Current.CancellationToken);
        using Parisi2019Encoders encoders = Parisi2019.Encoders(new LyricsEtudes(), _folder["lyrics"], Smoke);
        ResultTable table = EncoderViews.Neighbours([encoders["fasttext"], encoders["elmo"]], ["happy"], ["happy", "happyy", "river", "xyz"], count: 2);
        Assert.Equal(["Word", encoders["fasttext"].Name, "elmo-untrained"], table.Columns.Select(column => column.Name));
        // By the n-grams they share.
        Assert.StartsWith("happyy ", table.Rows.Single()[1].Text, StringComparison.Ordinal);
        Assert.Equal(2, table.Rows.Single()[2].Text!.Split(", ").Length);

        var heat = (Heatmap)EncoderViews.Line(encoders["fasttext"], "no rain no rain").Traces.Single();
        Assert.Equal(4, heat.Z.Count);
        Assert.Throws<MerException>(() => EncoderViews.Line(encoders["fasttext"], string.Join(' ', Enumerable.Repeat("la", 25))));
        Assert.StartsWith("made here and trained by nobody", encoders.Describe("elmo"), StringComparison.Ordinal);
    }
}
