using MerWorkbench.Datasets;
using MerWorkbench.Emotion;
using MerWorkbench.Foundation;
using MerWorkbench.TestData;

namespace MerWorkbench.Tests.Datasets;

public sealed class SplitProtocolTests
{
    private static readonly SplitProtocol[] Protocols =
    [
        KFold.By(Group.Song, 4, 1), KFold.By(Group.Album, 3, 2, 0.2), KFold.By(Group.Artist, 3, 3, strata: Strata.Quadrant), KFold.By(Group.Clip, 5, 4, strata: Strata.Class),
        HoldOut.By(Group.Song, 0.7, 0.1, 0.2, 5), HoldOut.By(Group.Artist, 0.6, 0.2, 0.2, 6, Strata.Quadrant), HoldOut.By(Group.Album, 0.8, 0, 0.2, 7, Strata.Class),
        OfficialSplit.With(8), OfficialSplit.With(9, 0.3, Group.Song),
    ];

    public static bool Absent => RealData.IsAbsent;

    public static TheoryData<int> All => [.. Enumerable.Range(0, Protocols.Length)];

    /// <summary>Songs of several clips, artists and albums of several songs; some songs without either; labels that follow the artist somewhat.</summary>
    internal static Track[] Random(int seed, int songs = 120)
    {
        var random = new StableRandom(seed, "tracks");
        var tracks = new List<Track>();
        for (int song = 0; song < songs; song++)
        {
            int artist = random.Next(35), part = random.Next(5), clips = 1 + random.Next(3);
            string? album = random.Next(3) == 0 ? null : $"al{artist}-{random.Next(2)}";
            for (int clip = 0; clip < clips; clip++)
            {
                double valence = Math.Clamp(5 + (artist % 5) - 2 + random.NextNormal(), 1, 9), arousal = Math.Clamp(5 + (artist % 7) - 3 + random.NextNormal(), 1, 9);
                tracks.Add(new()
                {
                    Id = $"{song}-{clip}",
                    AudioPath = "/nowhere.wav",
                    HasAudio = false,
                    Annotation = Annotation.Of([Affect.On(AffectScale.OneToNine, valence, arousal)]),
                    Class = valence > 6 ? "happy" : arousal > 5 ? "angry" : "sad",
                    SongKey = $"s{song}",
                    ArtistKey = artist < 3 ? null : $"a{artist}",
                    AlbumKey = album,
                    OfficialPart = part == 0 ? OfficialPart.Evaluation : OfficialPart.Development,
                });
            }
        }
        return [.. tracks];
    }

    [Theory]
    [MemberData(nameof(All))]
    public void No_group_is_on_two_sides_and_every_track_is_somewhere_once(int which)
    {
        SplitProtocol protocol = Protocols[which];
        for (int seed = 0; seed < 20; seed++)
        {
            Track[] tracks = Random(seed);
            // Certifying throws where a group is cut or a track is unknown or there twice.
            SplitCertificate certificate = protocol.Certify("random", tracks);
            Assert.All(certificate.Folds, fold => Assert.Equal(tracks.Length, fold.Train.Tracks + fold.Validation.Tracks + fold.Test.Tracks));
            Assert.All(certificate.Folds, fold => Assert.True(fold.Train.Tracks > 0 && fold.Test.Tracks > 0));
            Assert.Equal(protocol is KFold, certificate.TestsEachTrackOnce);
            if (protocol.Group != Group.Clip)
                Assert.Equal(0, certificate.SongOverlaps);
            if (protocol.Group is Group.Album or Group.Artist)
                Assert.Equal(0, certificate.AlbumOverlaps);
            if (protocol.Group == Group.Artist)
                Assert.Equal(0, certificate.ArtistOverlaps);
        }
    }

    /// <summary>Counted here and not by the certificate, which would vouch for itself.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void Whatever_the_songs_no_key_that_is_kept_together_is_on_two_sides(int which)
    {
        SplitProtocol protocol = Protocols[which];
        for (int seed = 100; seed < 200; seed++)
        {
            Track[] tracks = Random(seed, songs: 20 + (seed % 7 * 25));
            Dictionary<string, Track> byId = tracks.ToDictionary(track => track.Id);
            IReadOnlyList<Split> folds = protocol.Split(tracks);
            foreach (Split fold in folds)
            {
                Assert.Equal(byId.Keys.Order(StringComparer.Ordinal), fold.Train.Concat(fold.Validation).Concat(fold.Test).Order(StringComparer.Ordinal));
                foreach (Func<Track, string?> key in Kept(protocol.Group))
                {
                    HashSet<string?>[] sides = [.. new[] { fold.Train, fold.Validation, fold.Test }.Select(part => part.Select(id => key(byId[id])).Where(name => name is not null).ToHashSet())];
                    Assert.False(sides[0].Overlaps(sides[1]) || sides[0].Overlaps(sides[2]) || sides[1].Overlaps(sides[2]));
                }
            }
            if (protocol is KFold)
                Assert.Equal(byId.Keys.Order(StringComparer.Ordinal), folds.SelectMany(fold => fold.Test).Order(StringComparer.Ordinal));
        }

        static IEnumerable<Func<Track, string?>> Kept(Group group) => group switch
        {
            Group.Clip => [],
            Group.Song => [track => track.SongKey],
            Group.Album => [track => track.SongKey, track => track.AlbumKey],
            _ => [track => track.SongKey, track => track.AlbumKey, track => track.ArtistKey],
        };
    }

    [Theory]
    [InlineData(Group.Song)]
    [InlineData(Group.Album)]
    [InlineData(Group.Artist)]
    public void Folds_differ_by_no_more_tracks_than_the_largest_group_has(Group group)
    {
        for (int seed = 0; seed < 100; seed++)
        {
            Track[] tracks = Random(seed);
            KFold protocol = KFold.By(group, 5, seed);
            int[] sizes = [.. protocol.Split(tracks).Select(fold => fold.Test.Length)];
            Assert.True(sizes.Max() - sizes.Min() <= protocol.Certify("random", tracks).LargestGroup, string.Join(' ', sizes));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_same_seed_gives_the_same_split_in_whatever_order_the_tracks_lie(int which)
    {
        SplitProtocol protocol = Protocols[which];
        Track[] tracks = Random(1);
        for (int seed = 0; seed < 30; seed++)
        {
            Track[] ordered = Random(seed), shuffled = [.. ordered];
            new StableRandom(seed, "order").Shuffle<Track>(shuffled);
            string[] Parts(Track[] from) => [.. protocol.Split(from).SelectMany(fold => new[] { fold.Train, fold.Validation, fold.Test }).Select(part => string.Join(' ', part.Order(StringComparer.Ordinal)))];
            Assert.Equal(Parts(ordered), Parts(shuffled));
            Assert.Equal(protocol.Certify("random", ordered).Hash, protocol.Certify("random", shuffled).Hash);
        }
        Assert.Equal(protocol.Certify("random", tracks).ToJson(), SplitCertificate.FromJson(protocol.Certify("random", tracks).ToJson()).ToJson());
    }

    [Theory]
    [InlineData(Group.Song, Strata.Quadrant)]
    [InlineData(Group.Artist, Strata.Quadrant)]
    [InlineData(Group.Song, Strata.Class)]
    public void Stratified_folds_are_nearer_to_the_whole_than_others(Group group, Strata strata)
    {
        double with = 0, without = 0, largest = 0;
        for (int seed = 0; seed < 10; seed++)
        {
            Track[] tracks = Random(seed, songs: 300);
            with += Imbalance(tracks, KFold.By(group, 5, seed, strata: strata), strata);
            without += Imbalance(tracks, KFold.By(group, 5, seed), strata);
            largest = Math.Max(largest, KFold.By(group, 5, seed, strata: strata).Split(tracks).Max(fold => Math.Abs((fold.Test.Length * 5.0 / tracks.Length) - 1)));
        }
        Assert.True(with < 0.4 * without, $"{with} {without}");
        Assert.True(largest < 0.1, $"{largest}");
    }

    [Fact]
    public void Single_songs_are_stratified_to_within_one_song()
    {
        Track[] tracks = [.. Random(4, songs: 200).DistinctBy(track => track.SongKey)];
        foreach (Split fold in KFold.By(Group.Song, 4, 1, strata: Strata.Class).Split(tracks))
        {
            foreach (var kind in tracks.GroupBy(track => track.Class))
                Assert.Equal(kind.Count() / 4.0, fold.Test.Count(id => kind.Any(track => track.Id == id)), 2.0);
        }
    }

    [Fact]
    public void A_hold_out_has_its_shares_as_nearly_as_groups_allow()
    {
        SplitCertificate.FoldParts parts = Assert.Single(HoldOut.By(Group.Song, 0.7, 0.1, 0.2, 1).Certify("random", Random(2)).Folds);
        double all = parts.Train.Tracks + parts.Validation.Tracks + parts.Test.Tracks;
        Assert.Equal([0.7, 0.1, 0.2], new[] { parts.Train.Tracks / all, parts.Validation.Tracks / all, parts.Test.Tracks / all }, (a, b) => Math.Abs(a - b) < 0.02);
    }

    [Fact]
    public void A_loose_split_says_so_and_its_certificate_counts_what_it_lets_through()
    {
        KFold loose = KFold.By(Group.Clip, 5, 1);
        Assert.Equal("5-fold by clip (loose), validation 0.1, seed 1", loose.Description);
        SplitCertificate certificate = loose.Certify("random", Random(1));
        Assert.True(certificate.SongOverlaps > 50 && certificate.ArtistOverlaps > 50 && certificate.AlbumOverlaps > 50);
        Assert.Equal(1, certificate.LargestGroup);
    }

    [Fact]
    public void Protocols_print_all_that_decides_them()
    {
        Assert.Equal("3-fold by artist, stratified on quadrant, validation 0.1, seed 3", Protocols[2].Description);
        Assert.Equal("hold-out by album, stratified on class, train 0.8, validation 0, test 0.2, seed 7", Protocols[6].Description);
        Assert.Equal("published split as it is, validation as published, else 0.3 of the development part by song, seed 9", Protocols[8].Description);
    }

    [Fact]
    public void Malformed_asks_are_refused()
    {
        Track[] tracks = Random(1);
        Assert.Throws<ArgumentException>(() => HoldOut.By(Group.Song, 0.7, 0.1, 0.3, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => HoldOut.By(Group.Song, 0, 0.5, 0.5, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => HoldOut.By(Group.Song, 1, 0, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => HoldOut.By(Group.Song, double.NaN, 0, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => OfficialSplit.With(1, 0.6));
        Assert.Throws<MerException>(() => HoldOut.By(Group.Song, 0.8, 0.1, 0.1, 1).Split(tracks[..1]));
        Assert.Throws<MerException>(() => HoldOut.By(Group.Song, 0.5, 0, 0.5, 1).Split([]));
        Assert.Throws<MerException>(() => OfficialSplit.With(1).Split([]));
        Assert.Throws<MerException>(() => OfficialSplit.With(1).Split([tracks[0] with { OfficialPart = null }]));
        Assert.Contains("evaluation", Assert.Throws<MerException>(() => OfficialSplit.With(1).Split([tracks[0] with { OfficialPart = OfficialPart.Development }])).Message, StringComparison.Ordinal);
        Assert.Contains("no class", Assert.Throws<MerException>(() => KFold.By(Group.Song, 2, 1, strata: Strata.Class).Split([.. tracks.Select(track => track with { Class = null })])).Message, StringComparison.Ordinal);
        Assert.Contains("valence", Assert.Throws<MerException>(() => KFold.By(Group.Song, 2, 1, strata: Strata.Quadrant).Split([.. tracks.Select(track => track with { Annotation = null })])).Message, StringComparison.Ordinal);
        Assert.Throws<MerException>(() => SplitCertificate.Of("random", tracks, [], Group.Song, ""));
    }

    [Fact]
    public void The_certificates_hash_changes_with_anything_that_is_tested()
    {
        Track[] tracks = Random(1);
        IReadOnlyList<Split> folds = KFold.By(Group.Clip, 4, 1).Split(tracks);
        string Hash(IReadOnlyList<Track>? other = null, IReadOnlyList<Split>? parts = null, string dataset = "random") =>
            SplitCertificate.Of(dataset, other ?? tracks, parts ?? folds, Group.Clip, "").Hash;
        Track[] With(Func<Track, Track> change) => [change(tracks[0]), .. tracks[1..]];
        Split first = folds[0];
        string[] hashes =
        [
            Hash(), Hash(dataset: "other"),
            Hash(With(track => track with { SongKey = "x" })), Hash(With(track => track with { ArtistKey = "x" })), Hash(With(track => track with { AlbumKey = "x" })),
            Hash(With(track => track with { Class = "x" })),
            Hash(With(track => track with { Annotation = Annotation.Of([Affect.On(AffectScale.OneToNine, 1.25, 1.5)]) })),
            Hash(With(track => track with { Annotation = Annotation.Of([Affect.On(AffectScale.OneToNine, 1.5, 1.25)]) })),
            Hash(parts: [first with { Train = [.. first.Train.Skip(1)], Validation = [first.Train[0], .. first.Validation] }, .. folds.Skip(1)]),
            Hash(parts: [first with { Train = [.. first.Train.Skip(1)], Test = [first.Train[0], .. first.Test] }, .. folds.Skip(1)]),
            Hash(parts: [first with { Train = [.. first.Train.Skip(1)] }, .. folds.Skip(1)]),
            Hash(parts: [.. folds.Skip(1)]),
        ];
        Assert.Equal(hashes.Length, hashes.Distinct().Count());
        Assert.Equal(Hash(), Hash(parts: [first with { Train = [.. first.Train.Reverse()] }, .. folds.Skip(1)]));
    }

    [Fact]
    public void Shared_sound_on_two_sides_is_counted_and_named()
    {
        Track[] tracks = Random(1);
        KFold protocol = KFold.By(Group.Song, 4, 1, validationFraction: 0);
        IReadOnlyList<Split> folds = protocol.Split(tracks);
        NearDuplicate across = new(folds[0].Test[0], folds[1].Test[0], 0.1, new(0), new(20)), within = new(folds[0].Test[0], folds[0].Test[1], 0.1, new(0), new(20));
        SplitCertificate certificate = protocol.Certify("random", tracks, [across, within]);
        Assert.Equal(2, certificate.NearDuplicates);
        // Each of the two is tested once while the other trains.
        Assert.Equal([0, 1], certificate.NearDuplicateOverlaps.Select(overlap => overlap.Fold));
        Assert.All(certificate.NearDuplicateOverlaps, overlap => Assert.Equal((across.First, across.Second), (overlap.First, overlap.Second)));
        Assert.Null(protocol.Certify("random", tracks).NearDuplicates);
        Assert.Equal(protocol.Certify("random", tracks).Hash, certificate.Hash);
        IReadOnlyList<Track> joined = NearDuplicates.AsOneSong(tracks, [across, within]);
        Assert.Empty(protocol.Certify("random", joined, [across, within]).NearDuplicateOverlaps);
    }

    [Fact(Skip = RealData.Absent, SkipWhen = nameof(Absent))]
    public void The_published_split_of_emoMusic_tests_its_125_evaluation_songs()
    {
        SplitCertificate certificate = OfficialSplit.With(1).Certify("emomusic", new EmoMusic().Load(RealData.PathOf("emomusic")));
        SplitCertificate.FoldParts parts = Assert.Single(certificate.Folds);
        Assert.Equal((125, 619), (parts.Test.Tracks, parts.Train.Tracks + parts.Validation.Tracks));
        Assert.Equal((0, 52), (certificate.SongOverlaps, certificate.ArtistOverlaps));
    }

    [Fact]
    public void A_published_validation_part_chooses_and_nothing_else_does()
    {
        Track[] tracks = [.. Random(1).Select((track, i) => track with { OfficialPart = (OfficialPart)(i % 3) })];
        Split split = Assert.Single(OfficialSplit.With(1, 0.5).Split(tracks));
        Assert.Equal(tracks.Where(track => track.OfficialPart == OfficialPart.Development).Select(track => track.Id), split.Train);
        Assert.Equal(tracks.Where(track => track.OfficialPart == OfficialPart.Validation).Select(track => track.Id), split.Validation);
        Assert.Equal(tracks.Where(track => track.OfficialPart == OfficialPart.Evaluation).Select(track => track.Id), split.Test);
    }

    [Fact]
    public void Tracks_in_no_published_part_are_left_out_counted_and_do_not_change_the_hash()
    {
        Track[] tracks = Random(1), more = [.. tracks, .. Random(2, songs: 10).Select(track => track with { Id = $"more-{track.Id}", OfficialPart = null })];
        SplitCertificate certificate = OfficialSplit.With(1).Certify("random", more);
        Assert.Equal((more.Length, more.Length - tracks.Length), (certificate.Tracks, certificate.UnusedTracks));
        Assert.Equal(OfficialSplit.With(1).Certify("random", tracks).Hash, certificate.Hash);
    }

    [Fact]
    public void The_certificate_names_what_it_lets_through_each_once()
    {
        Track[] tracks = Random(1);
        SplitCertificate certificate = KFold.By(Group.Song, 5, 1).Certify("random", tracks);
        Assert.Empty(certificate.SongsOnTwoSides);
        Assert.Equal(certificate.ArtistsOnTwoSides, certificate.ArtistsOnTwoSides.Distinct().Order(StringComparer.Ordinal));
        Assert.Superset(certificate.ArtistsOnTwoSides.ToHashSet(), tracks.Select(track => track.ArtistKey).OfType<string>().ToHashSet());
        Assert.InRange(certificate.ArtistsOnTwoSides.Length, 1, certificate.ArtistOverlaps);
    }

    [Fact(Skip = RealData.Absent, SkipWhen = nameof(Absent))]
    public void The_published_split_of_GoEmotions_has_its_three_parts_and_82_texts_on_two_sides()
    {
        SplitCertificate certificate = OfficialSplit.With(1).Certify("goemotions", new GoEmotions().Load(RealData.PathOf("goemotions")));
        SplitCertificate.FoldParts parts = Assert.Single(certificate.Folds);
        Assert.Equal((43410, 5426, 5427), (parts.Train.Tracks, parts.Validation.Tracks, parts.Test.Tracks));
        Assert.Equal((82, 0), (certificate.SongOverlaps, certificate.UnusedTracks));
        Assert.Equal(12823, parts.Train.Classes!["neutral"]);
    }

    [Fact(Skip = RealData.Absent, SkipWhen = nameof(Absent))]
    public void Writers_of_ISEAR_stay_on_one_side_and_every_emotion_is_in_every_fold()
    {
        SplitCertificate certificate = KFold.By(Group.Song, 5, 1, strata: Strata.Class).Certify("isear", new Isear().Load(RealData.PathOf("isear")));
        Assert.Equal((1096, 0, true), (certificate.Groups, certificate.SongOverlaps, certificate.TestsEachTrackOnce));
        Assert.All(certificate.Folds, fold => Assert.All(fold.Test.Classes!.Values, count => Assert.InRange(count, 215, 223)));
    }

    private static double Imbalance(Track[] tracks, KFold protocol, Strata strata)
    {
        string Kind(Track track) => strata == Strata.Class ? track.Class! : track.Annotation!.Mean.Quadrant().ToString();
        Dictionary<string, string> kindOf = tracks.ToDictionary(track => track.Id, Kind);
        return protocol.Split(tracks).Sum(fold => tracks.GroupBy(Kind).Sum(kind =>
            Math.Abs((fold.Test.Count(id => kindOf[id] == kind.Key) / (double)fold.Test.Length) - (kind.Count() / (double)tracks.Length))));
    }
}
