using MerWorkbench.Datasets;
using MerWorkbench.Experiments;
using MerWorkbench.Features.Store;
using MerWorkbench.Foundation;
using MerWorkbench.Tests.Datasets;

namespace MerWorkbench.Tests.Experiments;

public sealed class LeakDemoTests
{
    [Fact]
    public void The_loose_split_scores_higher_and_only_it_has_songs_on_two_sides()
    {
        using var folder = new TemporaryFolder();
        CancellationToken token = TestContext.Current.CancellationToken;
        Track[] tracks = [.. MadeEtudes.Tracks(48).Select((track, i) => track with { ArtistKey = $"a{i / 4}" })];
        var store = new FeatureStore(folder["features"]);
        LeakDemo demo = LeakDemo.Run(MadeEtudes.Card, tracks, new(1.2), store, folds: 5, token: token);

        Assert.Equal((48, 240), (demo.Tracks, demo.Pieces));
        Assert.Equal([Group.Clip, Group.Song, Group.Artist], demo.Rows.Select(row => row.Certificate.Group));
        Assert.All(demo.Rows, row => Assert.Equal(240, row.Arousal.Scores.Items));
        Assert.True(demo.Rows[0].Certificate.SongOverlaps > 100);
        Assert.Equal(0, demo.Rows[1].Certificate.SongOverlaps);
        Assert.Equal(0, demo.Rows[2].Certificate.ArtistOverlaps);
        Assert.True(demo.Rows[0].Arousal.Scores.R2 > demo.Rows[1].Arousal.Scores.R2 + 0.1, $"{demo.Rows[0].Arousal} {demo.Rows[1].Arousal}");
        Assert.All(demo.Rows, row => Assert.Contains("over 48 songs", row.Arousal.R2Interval.Method, StringComparison.Ordinal));
        Assert.Equal(2, LeakDemo.Run(MadeEtudes.Card, [.. tracks.Select(track => track with { ArtistKey = null })], new(1.2), store, folds: 5, token: token).Rows.Length);
        Assert.Throws<MerException>(() => LeakDemo.Run(MadeEtudes.Card, [.. tracks.Select(track => track with { HasAudio = false })], new(1.2), store, token: token));
    }
}
