using System.Text.Json;
using MerWorkbench.Datasets;
using MerWorkbench.Foundation;
using MerWorkbench.TestData;

namespace MerWorkbench.Tests.Datasets;

public sealed class SplitCertificateTests
{
    public static bool Absent => RealData.IsAbsent;

    private static SplitCertificate Certify(IReadOnlyList<Track> tracks, KFold protocol) =>
        SplitCertificate.Of("test", tracks, protocol.Split(tracks), protocol.Group, protocol.Description);

    [Fact]
    public void A_grouped_split_is_certified_without_overlaps_and_with_each_track_tested_once()
    {
        SplitCertificate certificate = Certify(KFoldTests.Tracks(100, perSong: 2, perArtist: 4), KFold.By(Group.Artist, 5, seed: 1));
        Assert.Equal((0, 0), (certificate.SongOverlaps, certificate.ArtistOverlaps));
        Assert.True(certificate.TestsEachTrackOnce);
        Assert.Equal((100, 25), (certificate.Tracks, certificate.Groups));
        Assert.All(certificate.Folds, fold =>
        {
            Assert.Equal(100, fold.Train.Tracks + fold.Validation.Tracks + fold.Test.Tracks);
            Assert.Equal(25, fold.Train.Groups + fold.Validation.Groups + fold.Test.Groups);
            Assert.Equal(fold.Test.Tracks, fold.Test.Quadrants.Sum());
        });
    }

    [Fact]
    public void A_split_by_song_counts_the_artists_it_lets_through()
    {
        SplitCertificate certificate = Certify(KFoldTests.Tracks(60, perArtist: 20), KFold.By(Group.Song, 3, seed: 1));
        Assert.Equal(0, certificate.SongOverlaps);
        Assert.Equal(9, certificate.ArtistOverlaps);
    }

    [Fact]
    public void Label_balance_is_that_of_the_part()
    {
        IReadOnlyList<Track> tracks = KFoldTests.Tracks(40);
        IReadOnlyList<Split> folds = KFold.By(Group.Song, 4, seed: 2).Split(tracks);
        SplitPart part = SplitCertificate.Of("test", tracks, folds, Group.Song, "").Folds[2].Test;
        double[] arousal = [.. tracks.Where(track => folds[2].Test.Contains(track.Id)).Select(track => track.Annotation!.Mean.Arousal.Value)];
        Assert.Equal(arousal.Average(), part.ArousalMean!.Value, 12);
        Assert.Equal(Math.Sqrt(arousal.Average(a => Math.Pow(a - arousal.Average(), 2))), part.ArousalDeviation!.Value, 12);
    }

    [Fact]
    public void A_split_that_cuts_a_group_gets_no_certificate()
    {
        IReadOnlyList<Track> tracks = KFoldTests.Tracks(6, perSong: 2);
        Split cut = new(0, ["0", "2", "3"], [], ["1", "4", "5"]);
        var problem = Assert.Throws<MerException>(() => SplitCertificate.Of("test", tracks, [cut], Group.Song, ""));
        Assert.Contains("song:s0", problem.Message);
        Assert.Contains("Fold 0", problem.Message);
    }

    [Fact]
    public void A_track_that_is_unknown_or_named_twice_is_refused()
    {
        IReadOnlyList<Track> tracks = KFoldTests.Tracks(3);
        Assert.Contains("99", Assert.Throws<MerException>(() => SplitCertificate.Of("test", tracks, [new(0, ["0"], [], ["99"])], Group.Song, "")).Message);
        Assert.Contains("1 twice", Assert.Throws<MerException>(() => SplitCertificate.Of("test", tracks, [new(0, ["0", "1"], [], ["1"])], Group.Song, "")).Message);
    }

    [Fact]
    public void A_hold_out_that_tests_some_tracks_says_so() =>
        Assert.False(SplitCertificate.Of("test", KFoldTests.Tracks(3), [new(0, ["0", "1"], [], ["2"])], Group.Song, "").TestsEachTrackOnce);

    [Fact]
    public void The_hash_tells_splits_apart_and_forgets_order()
    {
        IReadOnlyList<Track> tracks = KFoldTests.Tracks(30);
        string Hash(IReadOnlyList<Track> from, int seed) => Certify(from, KFold.By(Group.Song, 3, seed)).Hash;
        Assert.Equal(Hash(tracks, 1), Hash([.. tracks.Reverse()], 1));
        Assert.NotEqual(Hash(tracks, 1), Hash(tracks, 2));
        Assert.Equal(64, Hash(tracks, 1).Length);
    }

    [Fact]
    public void It_comes_back_from_JSON_and_the_bytes_are_the_same()
    {
        SplitCertificate certificate = Certify(KFoldTests.Tracks(20), KFold.By(Group.Song, 4, seed: 1, validationFraction: 0));
        string json = certificate.ToJson();
        Assert.Equal(json, SplitCertificate.FromJson(json).ToJson());
        using var document = JsonDocument.Parse(json);
        Assert.Equal("song", document.RootElement.GetProperty("group").GetString());
        Assert.Equal(JsonValueKind.Null, document.RootElement.GetProperty("folds")[0].GetProperty("validation").GetProperty("arousalMean").ValueKind);
        Assert.Throws<MerException>(() => SplitCertificate.FromJson("{}"));
    }

    [Fact(Skip = RealData.Absent, SkipWhen = nameof(Absent))]
    public void EmoMusic_split_by_artist_is_clean_and_split_by_song_is_not()
    {
        IReadOnlyList<Track> tracks = new EmoMusic().Load(RealData.PathOf("emomusic"));
        Assert.Equal(0, Certify(tracks, KFold.By(Group.Artist, 10, seed: 1)).ArtistOverlaps);
        Assert.True(Certify(tracks, KFold.By(Group.Song, 10, seed: 1)).ArtistOverlaps > 500);
    }
}
