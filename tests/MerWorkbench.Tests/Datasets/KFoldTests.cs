using MerWorkbench.Datasets;
using MerWorkbench.Emotion;
using MerWorkbench.Foundation;
using MerWorkbench.TestData;

namespace MerWorkbench.Tests.Datasets;

public sealed class KFoldTests
{
    public static bool Absent => RealData.IsAbsent;

    internal static Track MakeTrack(int id, string song, string? artist) => new()
    {
        Id = $"{id}",
        AudioPath = $"/nowhere/{id}.wav",
        HasAudio = false,
        Annotation = Annotation.Of([Affect.On(AffectScale.OneToNine, 1 + (id * 7 % 9), 1 + (id * 5 % 9))]),
        SongKey = song,
        ArtistKey = artist,
    };

    internal static IReadOnlyList<Track> Tracks(int count, int perSong = 1, int perArtist = 5) =>
        [.. Enumerable.Range(0, count).Select(i => MakeTrack(i, $"s{i / perSong}", $"a{i / perArtist}"))];

    [Fact]
    public void Every_track_is_tested_exactly_once_and_is_in_one_part_of_each_fold()
    {
        IReadOnlyList<Track> tracks = Tracks(103);
        IReadOnlyList<Split> folds = KFold.By(Group.Song, 10, seed: 3).Split(tracks);
        Assert.Equal(tracks.Select(track => track.Id).Order(), folds.SelectMany(fold => fold.Test).Order());
        Assert.All(folds, fold => Assert.Equal(tracks.Select(track => track.Id).Order(), fold.Train.Concat(fold.Validation).Concat(fold.Test).Order()));
        Assert.All(folds, fold => Assert.InRange(fold.Test.Length, 10, 11));
        Assert.All(folds, fold => Assert.Equal(9, fold.Validation.Length));
    }

    [Theory]
    [InlineData(Group.Song)]
    [InlineData(Group.Artist)]
    public void No_group_is_on_two_sides(Group group)
    {
        IReadOnlyList<Track> tracks = Tracks(120, perSong: 3, perArtist: 9);
        Dictionary<string, string> key = tracks.ToDictionary(track => track.Id, track => group == Group.Song ? track.SongKey : track.ArtistKey!);
        foreach (Split fold in KFold.By(group, 4, seed: 1, validationFraction: 0.2).Split(tracks))
        {
            string[][] sides = [.. new[] { fold.Train, fold.Validation, fold.Test }.Select(side => side.Select(id => key[id]).Distinct().ToArray())];
            Assert.Empty(sides[0].Intersect(sides[1]));
            Assert.Empty(sides[0].Intersect(sides[2]));
            Assert.Empty(sides[1].Intersect(sides[2]));
            Assert.NotEmpty(fold.Validation);
        }
    }

    [Fact]
    public void A_song_that_two_artists_claim_joins_both()
    {
        Track[] tracks = [MakeTrack(0, "duet", "ann"), MakeTrack(1, "duet", "bob"), MakeTrack(2, "x", "ann"), MakeTrack(3, "y", "bob"), MakeTrack(4, "z", null), MakeTrack(5, "w", null)];
        IReadOnlyList<Split> folds = KFold.By(Group.Artist, 3, seed: 1, validationFraction: 0).Split(tracks);
        Assert.Contains(folds, fold => fold.Test.Order().SequenceEqual(["0", "1", "2", "3"]));
    }

    [Fact]
    public void The_folds_depend_on_the_seed_and_not_on_the_order_of_the_tracks()
    {
        IReadOnlyList<Track> tracks = Tracks(60);
        string Text(IReadOnlyList<Track> from, int seed) => string.Join('|', KFold.By(Group.Song, 5, seed).Split(from).Select(fold => string.Join(',', fold.Test.Order())));
        Assert.Equal(Text(tracks, 7), Text([.. tracks.Reverse()], 7));
        Assert.NotEqual(Text(tracks, 7), Text(tracks, 8));
    }

    [Fact]
    public void Too_few_groups_are_refused_with_both_numbers()
    {
        var problem = Assert.Throws<MerException>(() => KFold.By(Group.Artist, 10, 1).Split(Tracks(20)));
        Assert.Contains("10 groups", problem.Message);
        Assert.Contains("make 4", problem.Message);
    }

    [Fact]
    public void Two_tracks_of_one_id_are_refused() =>
        Assert.Contains("id 1", Assert.Throws<MerException>(() => KFold.By(Group.Song, 2, 1).Split([MakeTrack(1, "a", null), MakeTrack(1, "b", null)])).Message);

    [Fact]
    public void One_fold_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => KFold.By(Group.Song, 1, 1));

    [Fact(Skip = RealData.Absent, SkipWhen = nameof(Absent))]
    public void Artists_with_many_songs_do_not_unbalance_the_folds()
    {
        IReadOnlyList<Track> tracks = new EmoMusic().Load(RealData.PathOf("emomusic"));
        Assert.All(KFold.By(Group.Artist, 10, 1).Split(tracks), fold => Assert.InRange(fold.Test.Length, 74, 75));
    }
}
