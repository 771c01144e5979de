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
    public void The_report_finds_every_file_and_shows_that_the_doubled_recordings_are_one()
    {
        DatasetReport report = new Emotify().Check(RealData.PathOf("emotify"));
        Assert.True(report.IsComplete, report.ToString());
        Assert.False(report.HasManifest);
        Assert.Equal(Emotify.Doubled.Length, report.Evidence.Length);
        Assert.All(report.Evidence.Zip(Emotify.Doubled), pair =>
            Assert.Matches($@"^Tracks {pair.Second.First} and {pair.Second.Second} are one song here: \d+ % of the bits of their fingerprints differ over \d+ s", pair.First));
    }

    [Fact(Skip = RealData.Absent, SkipWhen = nameof(Absent))]
    public void Doubled_recordings_are_what_the_fingerprints_find_and_no_split_by_song_cuts_them()
    {
        IReadOnlyList<Track> tracks = Real();
        IReadOnlyList<NearDuplicate> found = NearDuplicates.Find(tracks, token: TestContext.Current.CancellationToken);
        Assert.Equal(Emotify.Doubled, found.Select(pair => (pair.First, pair.Second)));
        Assert.All(found, pair => Assert.InRange(pair.ErrorRate, 0, 0.14));
        Assert.Equal(395, tracks.Select(track => track.SongKey).Distinct().Count());
        for (int seed = 1; seed <= 5; seed++)
        {
            SplitCertificate certificate = KFold.By(Group.Song, 10, seed).Certify("emotify", tracks, found);
            Assert.Empty(certificate.NearDuplicateOverlaps);
            Assert.Equal(0, certificate.SongOverlaps);
        }
    }

    [Fact]
    public void Doubled_recordings_are_one_song_without_the_sound_too()
    {
        using var folder = new TemporaryFolder();
        folder.PutText("data.csv", "track id, genre, amazement, solemnity, tenderness, nostalgia, calmness, power, joyful_activation, tension, sadness\n"
            + string.Concat(new[] { 54, 55, 80 }.Select(id => $"{id},classical,0,1,0,0,0,0,1,1,0\n")));
        Assert.Equal(["54", "55", "54"], new Emotify().Load(folder.Root).Select(track => track.SongKey));
        Assert.Contains("Tracks 54 and 80 are one song here; their sound is not here to show that they are one recording.", new Emotify().Check(folder.Root).Evidence);
    }
}
