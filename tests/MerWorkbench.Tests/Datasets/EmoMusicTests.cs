using MerWorkbench.Datasets;
using MerWorkbench.Emotion;
using MerWorkbench.Metrics;
using MerWorkbench.TestData;

namespace MerWorkbench.Tests.Datasets;

public sealed class EmoMusicTests
{
    public static bool Absent => RealData.IsAbsent;

    private static IReadOnlyList<Track> Real() => new EmoMusic().Load(RealData.PathOf("emomusic"));

    [Fact(Skip = RealData.Absent, SkipWhen = nameof(Absent))]
    public void The_release_has_744_tracks_619_for_development_and_125_for_evaluation()
    {
        IReadOnlyList<Track> tracks = Real();
        Assert.Equal(744, tracks.Count);
        Assert.Equal(619, tracks.Count(track => track.OfficialPart == OfficialPart.Development));
        Assert.Equal(125, tracks.Count(track => track.OfficialPart == OfficialPart.Evaluation));
        Assert.Equal(10, tracks.Count(track => track.HasAudio));
        Assert.Equal(411, tracks.Select(track => track.ArtistKey).Distinct().Count());
        Assert.Equal(744, tracks.Select(track => track.SongKey).Distinct().Count());
        Assert.Equal(8, tracks.Select(track => track.Genre).Distinct().Count());
    }

    [Fact(Skip = RealData.Absent, SkipWhen = nameof(Absent))]
    public void The_axes_have_the_published_ranges_and_are_not_exchanged()
    {
        IReadOnlyList<Track> tracks = Real();
        Assert.Equal((1.6, 8.1), (tracks.Min(track => track.Annotation!.Mean.Valence.Value), tracks.Max(track => track.Annotation!.Mean.Valence.Value)));
        Assert.Equal((1.6, 8.4), (tracks.Min(track => track.Annotation!.Mean.Arousal.Value), tracks.Max(track => track.Annotation!.Mean.Arousal.Value)));

        double[] overTime = [.. tracks.Select(track => track.Dynamic!.Mean.Arousal.Average())];
        double[] whole = [.. tracks.Select(track => track.Annotation!.Mean.Arousal.Value)];
        double[] other = [.. tracks.Select(track => track.Annotation!.Mean.Valence.Value)];
        Assert.True(RegressionMetrics.Pearson(whole, overTime) > 0.9);
        Assert.True(RegressionMetrics.Pearson(other, overTime) < 0.7);
    }

    [Fact(Skip = RealData.Absent, SkipWhen = nameof(Absent))]
    public void A_track_carries_its_song_and_its_labels_over_time()
    {
        Track track = Real().Single(one => one.Id == "2");
        Assert.Equal(Affect.On(AffectScale.OneToNine, valence: 3, arousal: 3.1), track.Annotation!.Mean);
        Assert.Equal((0.66667, 0.99443), (track.Annotation!.ValenceSpread, track.Annotation!.ArousalSpread));
        Assert.Equal("The New Mystikal Troubadours", track.Artist);
        Assert.Equal("the new mystikal troubadours", track.ArtistKey);
        Assert.Equal("blues", track.Genre);
        Assert.Equal(48, track.StartInSong!.Value.Value);
        AffectSeries series = track.Dynamic!.Mean;
        Assert.Equal(61, series.Length);
        Assert.Equal(15, series.TimeAt(0).Value);
        Assert.Equal(45, series.TimeAt(60).Value);
        Assert.Equal(-0.109387732373192, series[0].Arousal.Value);
        Assert.Equal(-0.0733412307857912, series[0].Valence.Value);
    }

    [Theory]
    [InlineData("0.48", 48)]
    [InlineData("1.2", 80)]
    [InlineData("1.02", 62)]
    [InlineData("2", 120)]
    public void Times_are_minutes_and_seconds_with_lost_zeros(string cell, double seconds) =>
        Assert.Equal(seconds, EmoMusic.ParseTime(cell)!.Value.Value);

    [Theory]
    [InlineData("")]
    [InlineData("1.75")]
    [InlineData("1.234")]
    [InlineData("1.2.3")]
    [InlineData("-1.20")]
    [InlineData("a.bc")]
    public void A_cell_that_is_no_time_is_none(string cell) => Assert.Null(EmoMusic.ParseTime(cell));
}
