using System.Collections.Immutable;
using System.Text.Json;
using MerWorkbench.Foundation;

namespace MerWorkbench.Datasets;

/// <summary>
/// What a split is, counted anew from the tracks and the parts alone, so that it holds for any way the split was made.
/// Results with different <see cref="Hash"/> were not tested on the same thing.
/// </summary>
public sealed record SplitCertificate
{
    /// <summary>The dataset.</summary>
    public required string Dataset { get; init; }

    /// <summary>How the split was made, in words.</summary>
    public required string Protocol { get; init; }

    /// <summary>What was to be kept together.</summary>
    public required Group Group { get; init; }

    /// <summary>
    /// SHA-256 over what is tested on what: the dataset's name, every fold's ids in sorted order, and of each track in a fold its labels (valence,
    /// arousal, their scale, class) and keys (song, artist, album). Not over how the split was made, the order of tracks, tracks that take no part,
    /// or whether near duplicates were looked for.
    /// </summary>
    public required string Hash { get; init; }

    /// <summary>How many tracks.</summary>
    public required int Tracks { get; init; }

    /// <summary>How many of them are in no part of any fold, as where a published split covers a part of a dataset.</summary>
    public required int UnusedTracks { get; init; }

    /// <summary>How many groups they make.</summary>
    public required int Groups { get; init; }

    /// <summary>How many tracks the largest group has.</summary>
    public required int LargestGroup { get; init; }

    /// <summary>How many tracks have no known artist; under <see cref="Datasets.Group.Artist"/> these are grouped by song.</summary>
    public required int TracksWithoutArtist { get; init; }

    /// <summary>Songs found in more than one part of a fold, summed over folds.</summary>
    public required int SongOverlaps { get; init; }

    /// <summary>Known artists found in more than one part of a fold, summed over folds.</summary>
    public required int ArtistOverlaps { get; init; }

    /// <summary>Known albums found in more than one part of a fold, summed over folds.</summary>
    public required int AlbumOverlaps { get; init; }

    /// <summary>The names of the songs that <see cref="SongOverlaps"/> counts, each once, sorted.</summary>
    public required ImmutableArray<string> SongsOnTwoSides { get; init; }

    /// <summary>The names of the albums that <see cref="AlbumOverlaps"/> counts.</summary>
    public required ImmutableArray<string> AlbumsOnTwoSides { get; init; }

    /// <summary>The names of the artists that <see cref="ArtistOverlaps"/> counts.</summary>
    public required ImmutableArray<string> ArtistsOnTwoSides { get; init; }

    /// <summary>How many tracks had sound that could be searched for near duplicates; 0 where nobody looked.</summary>
    public required int TracksHeard { get; init; }

    /// <summary>How many pairs of them share sound (<see cref="Datasets.NearDuplicates"/>); null where nobody looked.</summary>
    public required int? NearDuplicates { get; init; }

    /// <summary>Those of them that a fold has on two sides, in the order found; empty also where nobody looked.</summary>
    public required ImmutableArray<DuplicateOverlap> NearDuplicateOverlaps { get; init; }

    /// <summary>True where every track is in the test part of exactly one fold.</summary>
    public required bool TestsEachTrackOnce { get; init; }

    /// <summary>The parts of each fold.</summary>
    public required ImmutableArray<FoldParts> Folds { get; init; }

    /// <summary>The three parts of a fold.</summary>
    /// <param name="Fold">The fold, from 0.</param>
    /// <param name="Train">What models are fitted on.</param>
    /// <param name="Validation">What choices look at.</param>
    /// <param name="Test">What is scored.</param>
    public sealed record FoldParts(int Fold, SplitPart Train, SplitPart Validation, SplitPart Test);

    /// <summary>A recording that a fold has on two sides.</summary>
    /// <param name="Fold">The fold.</param>
    /// <param name="First">The id of the one track.</param>
    /// <param name="Second">The id of the other.</param>
    /// <param name="ErrorRate">The share of fingerprint bits that differ.</param>
    public sealed record DuplicateOverlap(int Fold, string First, string Second, double ErrorRate);

    /// <summary>Examines a split.</summary>
    /// <param name="dataset">The dataset's name.</param>
    /// <param name="tracks">All tracks.</param>
    /// <param name="folds">The folds.</param>
    /// <param name="group">What was to be kept together.</param>
    /// <param name="protocol">How it was made, such as <see cref="KFold.Description"/>.</param>
    /// <param name="duplicates">What <see cref="Datasets.NearDuplicates.Find"/> found among the tracks; null where nobody looked.</param>
    /// <exception cref="MerException">A fold names a track that is not there or names one in two parts; or a group that was to be kept together is in two parts: such a split gets no certificate.</exception>
    public static SplitCertificate Of(string dataset, IReadOnlyList<ISplitItem> tracks, IReadOnlyList<Split> folds, Group group, string protocol,
        IReadOnlyList<NearDuplicate>? duplicates = null)
    {
        if (folds.Count == 0)
            throw new MerException("A split without a fold gets no certificate.");
        Dictionary<string, ISplitItem> byId = tracks.ToDictionary(track => track.Id);
        Dictionary<string, string> groupOf = TrackGroups.Of(tracks, group);
        foreach (Split fold in folds)
            RequireDistinct(fold, byId);
        if (folds.SelectMany(fold => Straddling(fold, id => groupOf[id]).Select(name => (fold.Fold, Name: name))).FirstOrDefault() is { Name: not null } cut)
            throw new MerException($"Fold {cut.Fold} cuts the group {cut.Name}: it has tracks on two sides.", remedy: "Split by that group, for a model may know it from training.");

        string[] songs = OnTwoSides(track => track.SongKey), albums = OnTwoSides(track => track.AlbumKey), artists = OnTwoSides(track => track.ArtistKey);
        return new()
        {
            Dataset = dataset,
            Protocol = protocol,
            Group = group,
            Hash = HashOf(dataset, tracks, folds).Hex,
            Tracks = tracks.Count,
            UnusedTracks = byId.Keys.Except(folds.SelectMany(Ids)).Count(),
            Groups = groupOf.Values.Distinct().Count(),
            LargestGroup = groupOf.Values.CountBy(name => name).Max(sized => sized.Value),
            TracksWithoutArtist = tracks.Count(track => track.ArtistKey is null),
            SongOverlaps = songs.Length,
            ArtistOverlaps = artists.Length,
            AlbumOverlaps = albums.Length,
            SongsOnTwoSides = Names(songs),
            AlbumsOnTwoSides = Names(albums),
            ArtistsOnTwoSides = Names(artists),
            TracksHeard = duplicates is null ? 0 : tracks.Count(track => track.HasAudio),
            NearDuplicates = duplicates?.Count,
            NearDuplicateOverlaps = [.. folds.SelectMany(fold => Straddling(fold, duplicates ?? []))],
            TestsEachTrackOnce = folds.SelectMany(fold => fold.Test).Order(StringComparer.Ordinal).SequenceEqual(byId.Keys.Order(StringComparer.Ordinal)),
            Folds = [.. folds.Select(fold => new FoldParts(fold.Fold, Part(fold.Train), Part(fold.Validation), Part(fold.Test)))],
        };

        SplitPart Part(ImmutableArray<string> ids) => SplitPart.Of([.. ids.Select(id => byId[id])], ids.Select(id => groupOf[id]));

        string[] OnTwoSides(Func<ISplitItem, string?> key) => [.. folds.SelectMany(fold => Straddling(fold, id => key(byId[id])))];

        static ImmutableArray<string> Names(string[] found) => [.. found.Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>The certificate as JSON, the same bytes each time.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, MerJson.Indented) + "\n";

    /// <summary>Reads a certificate back.</summary>
    /// <exception cref="MerException">The text is no certificate.</exception>
    public static SplitCertificate FromJson(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<SplitCertificate>(json, MerJson.Indented) ?? throw new JsonException("the text is null");
        }
        catch (JsonException e)
        {
            throw new MerException($"This is no split certificate: {e.Message}", inner: e);
        }
    }

    private static IEnumerable<string> Ids(Split fold) => fold.Train.Concat(fold.Validation).Concat(fold.Test);

    private static void RequireDistinct(Split fold, Dictionary<string, ISplitItem> byId)
    {
        var seen = new HashSet<string>();
        foreach (string id in Ids(fold))
        {
            if (!byId.ContainsKey(id))
                throw new MerException($"Fold {fold.Fold} names the track {id}, which is not among the {byId.Count} tracks.");
            if (!seen.Add(id))
                throw new MerException($"Fold {fold.Fold} names the track {id} twice.");
        }
    }

    private static IEnumerable<string> Straddling(Split fold, Func<string, string?> key) =>
        new[] { fold.Train, fold.Validation, fold.Test }
            .SelectMany(part => part.Select(key).Where(name => name is not null).Distinct())
            .GroupBy(name => name!)
            .Where(sides => sides.Count() > 1)
            .Select(sides => sides.Key);

    private static IEnumerable<DuplicateOverlap> Straddling(Split fold, IReadOnlyList<NearDuplicate> pairs)
    {
        var side = new Dictionary<string, int>();
        foreach (var (part, ids) in new[] { fold.Train, fold.Validation, fold.Test }.Index())
        {
            foreach (string id in ids)
                side.Add(id, part);
        }
        return pairs.Where(pair => side.TryGetValue(pair.First, out int first) && side.TryGetValue(pair.Second, out int second) && first != second)
            .Select(pair => new DuplicateOverlap(fold.Fold, pair.First, pair.Second, pair.ErrorRate));
    }

    private static ContentHash HashOf(string dataset, IReadOnlyList<ISplitItem> tracks, IReadOnlyList<Split> folds)
    {
        string[][][] parts = [.. folds.OrderBy(fold => fold.Fold).Select(fold =>
            new[] { fold.Train, fold.Validation, fold.Test }.Select(part => part.Order(StringComparer.Ordinal).ToArray()).ToArray())];
        HashSet<string> used = [.. folds.SelectMany(Ids)];
        object[] facts = [.. tracks.Where(track => used.Contains(track.Id)).OrderBy(track => track.Id, StringComparer.Ordinal).Select(track => new
        {
            track.Id,
            track.SongKey,
            track.ArtistKey,
            track.AlbumKey,
            track.Class,
            Scale = track.Affect?.Scale.Name,
            Valence = track.Affect?.Valence.Value,
            Arousal = track.Affect?.Arousal.Value,
        })];
        // JSON quotes every id, so that no two different splits make the same text.
        return ContentHash.OfText(JsonSerializer.Serialize(new { dataset, parts, facts }, MerJson.Compact));
    }
}
