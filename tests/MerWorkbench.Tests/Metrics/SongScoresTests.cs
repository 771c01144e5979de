using MerWorkbench.Metrics;

namespace MerWorkbench.Tests.Metrics;

public sealed class SongScoresTests
{
    private static readonly double[][] Observed = [[1, 2, 3], [10, 11, 12, 13]];

    [Fact]
    public void Knowing_the_songs_but_not_their_course_correlates_pooled_and_not_per_song()
    {
        double[][] backwards = [[3, 2, 1], [13, 12, 11, 10]];
        Assert.Equal(-1, SongScores.Of(RegressionMetrics.Pearson, ["a", "b"], Observed, backwards).Mean, 14);
        Assert.True(SongScores.Pooled(RegressionMetrics.Pearson, Observed, backwards) > 0.8);
        Assert.Equal(RegressionMetrics.Pearson([1, 2, 3, 10, 11, 12, 13], [3, 2, 1, 13, 12, 11, 10]), SongScores.Pooled(RegressionMetrics.Pearson, Observed, backwards));
    }

    [Fact]
    public void Each_song_counts_once_however_long()
    {
        var scores = SongScores.Of(RegressionMetrics.Rmse, ["a", "b"], Observed, [[2, 3, 4], [13, 14, 15, 16]]);
        Assert.Equal([("a", 1.0), ("b", 3.0)], scores.Songs);
        Assert.Equal(2, scores.Mean, 15);
        Assert.Equal(1, scores.Deviation, 15);
        Assert.Equal(Math.Sqrt((3 + (4 * 9)) / 7.0), SongScores.Pooled(RegressionMetrics.Rmse, Observed, [[2, 3, 4], [13, 14, 15, 16]]), 15);
    }

    [Fact]
    public void A_song_whose_label_never_moves_is_left_out_by_name()
    {
        var scores = SongScores.Of(RegressionMetrics.Pearson, ["flat", "moving"], [[5, 5, 5], [1, 2, 3]], [[1, 2, 3], [1, 2, 3]]);
        Assert.Equal(1, scores.Mean, 15);
        var (song, reason) = Assert.Single(scores.Undefined);
        Assert.Equal("flat", song);
        Assert.Contains("all 5", reason);
    }

    [Fact]
    public void Where_no_song_has_a_value_the_metric_is_undefined()
    {
        var problem = Assert.Throws<UndefinedMetricException>(() => SongScores.Of(RegressionMetrics.Pearson, ["flat"], [[5, 5]], [[1, 2]]));
        Assert.Contains("Pearson's correlation per song", problem.Message);
        Assert.Contains("flat", problem.Message);
    }

    [Fact]
    public void Songs_whose_lengths_differ_are_refused()
    {
        Assert.Contains("annotation of b", Assert.Throws<ArgumentException>(() => SongScores.Of(RegressionMetrics.Mae, ["a", "b"], Observed, [[1, 2, 3], [1]])).Message);
        Assert.Throws<ArgumentException>(() => SongScores.Of(RegressionMetrics.Mae, ["a"], Observed, Observed));
        Assert.Throws<ArgumentException>(() => SongScores.Pooled(RegressionMetrics.Mae, [], []));
    }
}
