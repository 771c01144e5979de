using MerWorkbench.Datasets;
using MerWorkbench.Experiments;
using MerWorkbench.Foundation;
using MerWorkbench.Papers;
using MerWorkbench.Papers.Parisi2019;

namespace MerWorkbench.Tests.Papers;

public sealed class Parisi2019Tests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

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
        Assert.Equal(["attention-on-fasttext", "words-over-sound"], first.Claims.Select(check => check.Claim.Name));
        Assert.Equal("fasttext/bilstm-attention", first.Shown.Experiment.Name);
        // Attention is a share of each text.
        Assert.All(first.Shades!.Texts, text => Assert.Equal(1, text.Words.Sum(word => word.Weight), 1e-5));
        Assert.Contains("<rect", first.Shades.ToSvg(), StringComparison.Ordinal);

        Reproduction second = Parisi2019.Reproduce(new LyricsEtudes(), _folder["lyrics"], Smoke);
        Assert.All(second.Comparisons, item => Assert.True(item.Run.WasStored));
        Assert.Equal(first.Shades.ToHtml(), second.Shades!.ToHtml());
    }

    [Fact]
    public void Texts_without_the_five_emotions_are_refused_with_sets_that_have_them()
    {
        MerException refusal = Assert.Throws<MerException>(() => Parisi2019.Reproduce(new GrekowEtudes(), _folder.Root, Smoke));
        Assert.Contains("manifest.json", refusal.Message, StringComparison.Ordinal);
    }
}
