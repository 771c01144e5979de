using System.Collections.Frozen;
using System.Collections.Immutable;

namespace MerWorkbench.Datasets;

/// <summary>
/// MUSDB18 and MUSDB18-HQ: 150 songs as mixture, drums, bass, other and vocals, to train and to judge the separation of voices.
/// </summary>
/// <remarks>
/// HQ keeps a folder a song, <c>train/Artist - Title/vocals.wav</c>; MUSDB18 a file a song, <c>train/Artist - Title.stem.mp4</c>,
/// with five sounds in the order mixture, drums, bass, other, vocals. Both are read, and may lie side by side.
/// </remarks>
public sealed class Musdb18 : MusicDataset
{
    private const string Mixture = "mixture", StemEnding = ".stem.mp4";

    private static readonly (string Folder, OfficialPart Part)[] Parts = [("train", OfficialPart.Development), ("test", OfficialPart.Evaluation)];

    /// <summary>The 14 songs of the training folder that are for choosing, as the reference tools of the dataset have it.</summary>
    public static FrozenSet<string> Validation { get; } = FrozenSet.Create(StringComparer.Ordinal,
        "ANiMAL - Rockshow",
        "Actions - One Minute Smile",
        "Alexander Ross - Goodbye Bolero",
        "Clara Berry And Wooldog - Waltz For My Victims",
        "Fergessen - Nos Palpitants",
        "James May - On The Line",
        "Johnny Lokke - Promises & Lies",
        "Leaf - Summerghost",
        "Meaxic - Take A Step",
        "Patrick Talbot - A Reason To Leave",
        "Skelpolu - Human Mistakes",
        "Traffic Experiment - Sirens",
        "Triviul - Angelsaint",
        "Young Griffo - Pennies");

    /// <inheritdoc/>
    public override DatasetCard Card { get; } = new()
    {
        Name = "musdb18",
        Title = "MUSDB18 (and MUSDB18-HQ)",
        Summary = "150 songs as mixture, drums, bass, other and vocals; for separation, no emotions.",
        Citation = "Z. Rafii, A. Liutkus, F.-R. Stöter, S. I. Mimilakis, R. Bittner (2017). The MUSDB18 corpus for music separation. Zenodo.",
        Doi = "10.5281/zenodo.1117372",
        BibTeX = """
            @misc{rafii2017musdb18,
              author = {Rafii, Zafar and Liutkus, Antoine and St{\"o}ter, Fabian-Robert and Mimilakis, Stylianos Ioannis and Bittner, Rachel},
              title  = {The {MUSDB18} corpus for music separation},
              year   = {2017},
              doi    = {10.5281/zenodo.1117372}
            }
            """,
        Licence = "For academic work alone, so its documentation says; licences differ from song to song. Cite the record.",
        Access = "Get MUSDB18-HQ from https://zenodo.org/record/3338373 (wav) or MUSDB18 from https://zenodo.org/record/1117372 (.stem.mp4; its documentation says that access must be asked for there) and put the folders train and test in data/musdb18, or in musdb18 below the folder that MER_DATA names.",
        Sources = ["drums", "bass", "other", "vocals"],
        Items = 150,
        Megabytes = null,
        KnownFaults =
        [
            "In MUSDB18 mixture and sources are coded apart with loss, so that the mixture is not exactly the sum of the sources; in HQ compare before relying on it.",
            "The 14 songs for choosing lie in the training folder: models that were trained on all of it have seen them.",
            "The short sample release has fewer songs than 150.",
        ],
    };

    /// <inheritdoc/>
    public override string Mark => Parts[0].Folder;

    private protected override IReadOnlyList<Track> Read(string root, LabelFaults faults)
    {
        var tracks = new SortedDictionary<string, Track>(StringComparer.Ordinal);
        foreach (var (name, part) in Parts)
        {
            string folder = Path.Combine(root, name);
            if (!Directory.Exists(folder))
            {
                faults.Add(new(folder, 0, $"Expected a folder {name} with songs; there is none."));
                continue;
            }
            IEnumerable<(string Path, Track? Song)> songs =
            [
                .. Directory.EnumerateDirectories(folder).Select(song => (song, OfFolder(song, part, faults))),
                .. Directory.EnumerateFiles(folder, $"*{StemEnding}").Select(file => (file, OfFile(file, part, faults))),
            ];
            foreach (var (path, song) in songs.OrderBy(song => song.Path, StringComparer.Ordinal))
            {
                if (song is not null && !tracks.TryAdd(song.Id, song))
                    faults.Add(new(path, 0, $"The song {song.Id} is there twice: {tracks[song.Id].AudioPath}."));
            }
        }
        if (tracks.Count == 0)
            faults.Add(new(root, 0, $"Expected songs (folders with {Mixture}.wav, or *{StemEnding}) in train and test; there are none."));
        return [.. tracks.Values];
    }

    private Track? OfFolder(string folder, OfficialPart part, LabelFaults faults)
    {
        bool whole = true;
        foreach (string source in Card.Sources.Add(Mixture))
        {
            string file = Path.Combine(folder, $"{source}.wav");
            if (File.Exists(file))
                continue;
            faults.Add(new(file, 0, $"Expected {source}.wav in the song's folder; it is not there."));
            whole = false;
        }
        return whole
            ? MakeTrack(folder, Path.GetFileName(folder), part, Path.Combine(folder, $"{Mixture}.wav"), faults,
                Card.Sources.ToImmutableSortedDictionary(source => source, source => new Stem(Path.Combine(folder, $"{source}.wav")), StringComparer.Ordinal))
            : null;
    }

    private Track? OfFile(string file, OfficialPart part, LabelFaults faults) =>
        MakeTrack(file, Path.GetFileName(file)[..^StemEnding.Length], part, file, faults,
            Card.Sources.ToImmutableSortedDictionary(source => source, source => new Stem(file, 1 + Card.Sources.IndexOf(source)), StringComparer.Ordinal));

    private static Track? MakeTrack(
        string place, string name, OfficialPart part, string mixture, LabelFaults faults, ImmutableSortedDictionary<string, Stem> stems)
    {
        string[] parts = name.Split(" - ", 2, StringSplitOptions.TrimEntries);
        if (parts is not [{ Length: > 0 } artist, { Length: > 0 } title])
        {
            faults.Add(new(place, 0, $"Expected a name as in 'Artist - Title', got '{name}'."));
            return null;
        }
        return new()
        {
            Id = name,
            AudioPath = mixture,
            HasAudio = true,
            Stems = stems,
            SongKey = name.ToLowerInvariant(),
            ArtistKey = artist.ToLowerInvariant(),
            Artist = artist,
            Title = title,
            OfficialPart = part == OfficialPart.Development && Validation.Contains(name) ? OfficialPart.Validation : part,
        };
    }
}
