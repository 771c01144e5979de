using MerWorkbench.Datasets;
using MerWorkbench.Metrics;
using MerWorkbench.TestData;

namespace MerWorkbench.Tests.Datasets;

public sealed class EmotifyTests
{
    public static bool Absent => RealData.IsAbsent;

    private static IReadOnlyList<Track> Real() => new Emotify().Load(RealData.PathOf("emotify"));

    [Fact(Skip = RealData.Absent, SkipWhen = nameof(Absent))]
    public void The_release_has_400_tracks_8407_votes_and_100_tracks_a_genre()
    {
        IReadOnlyList<Track> tracks = Real();
        Assert.Equal(400, tracks.Count);
        Assert.Equal(8407, tracks.Sum(track => track.Annotation!.Raters));
        Assert.Equal(8407, tracks.Sum(track => track.Annotation!.Ratings.Length));
        Assert.All(tracks.CountBy(track => track.Genre!), genre => Assert.Equal(100, genre.Value));
        Assert.All(tracks, track => Assert.True(track.HasAudio, track.AudioPath));
        Assert.Equal(400, tracks.Select(track => track.AudioPath).Distinct().Count());
    }

    [Fact(Skip = RealData.Absent, SkipWhen = nameof(Absent))]
    public void The_listeners_agree_as_far_as_was_measured_elsewhere()
    {
        IReadOnlyList<Track> tracks = Real();
        double[][] arousal = [.. tracks.Select(track => track.Annotation!.Ratings.Select(rating => rating.Arousal.Value).ToArray())];
        double[][] valence = [.. tracks.Select(track => track.Annotation!.Ratings.Select(rating => rating.Valence.Value).ToArray())];
        Assert.Equal(0.90, Agreement.SplitHalf(arousal, seed: 1), 0.01);
        Assert.Equal(0.72, Agreement.SplitHalf(valence, seed: 1), 0.015);
    }

    [Fact(Skip = RealData.Absent, SkipWhen = nameof(Absent))]
    public void The_report_finds_every_file()
    {
        DatasetReport report = new Emotify().Check(RealData.PathOf("emotify"));
        Assert.True(report.IsComplete, report.ToString());
        Assert.False(report.HasManifest);
    }
}
