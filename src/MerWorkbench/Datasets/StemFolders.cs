using System.Collections.Immutable;

namespace MerWorkbench.Datasets;

/// <summary>
/// A folder a song with its mixture and its sources as wav files, as the ccMixter corpus has them: <c>mix.wav</c> (or
/// <c>mixture.wav</c>) and beside it a file a source.
/// </summary>
/// <remarks>
/// The name of a source is its file's. The corpus' own <c>source-01.wav</c> and <c>source-02.wav</c> are given as
/// <c>accompaniment</c> and <c>vocals</c>. A folder's name as in <c>Artist - Title</c> gives both; any other is the title alone.
/// </remarks>
public sealed class StemFolders : MusicDataset
{
    private static readonly string[] Mixtures = ["mix.wav", "mixture.wav"];

    private static readonly Dictionary<string, string> NamesOfCorpus = new(StringComparer.Ordinal)
    {
        ["source-01"] = "accompaniment",
        ["source-02"] = "vocals",
    };

    /// <inheritdoc/>
    public override DatasetCard Card { get; } = new()
    {
        Name = "ccmixter",
        Title = "ccMixter corpus, and folders of stems like it",
        Summary = "Songs as mixture, accompaniment and vocals, a folder each; for separation, no emotions.",
        Citation = "A. Liutkus, D. Fitzgerald, Z. Rafii, B. Pardo, L. Daudet (2014). Kernel additive models for source separation. IEEE Transactions on Signal Processing 62(16), 4298-4310.",
        Doi = "10.1109/TSP.2014.2332434",
        BibTeX = """
            @article{liutkus2014kernel,
              author  = {Liutkus, Antoine and Fitzgerald, Derry and Rafii, Zafar and Pardo, Bryan and Daudet, Laurent},
              title   = {Kernel Additive Models for Source Separation},
              journal = {IEEE Transactions on Signal Processing},
              volume  = {62},
              number  = {16},
              pages   = {4298--4310},
              year    = {2014},
              doi     = {10.1109/TSP.2014.2332434}
            }
            """,
        Licence = "Songs of ccMixter, under Creative Commons licences that differ from song to song (not verified). Cite the paper.",
        Access = "Put a folder a song, with mix.wav and a wav file a source (source-01.wav accompaniment, source-02.wav vocals), in data/ccmixter, or in ccmixter below the folder that MER_DATA names.",
        Sources = ["accompaniment", "vocals"],
        Items = null,
        Megabytes = null,
        KnownFaults =
        [
            "Sources are known by their files' names alone; nothing in a file says what it is.",
            "The corpus itself has 50 songs; how many there are is not checked, for any folder of this kind is taken.",
        ],
    };

    /// <inheritdoc/>
    public override string Mark => Path.Combine("*", Mixtures[0]);

    private protected override bool IsIn(string place) =>
        Directory.Exists(place) && Directory.EnumerateDirectories(place).Any(folder => MixtureIn(folder) is not null);

    private protected override IReadOnlyList<Track> Read(string root, LabelFaults faults)
    {
        var tracks = new List<Track>();
        foreach (string folder in Directory.EnumerateDirectories(root).Order(StringComparer.Ordinal))
        {
            string[] files = [.. Directory.EnumerateFiles(folder, "*.wav").Order(StringComparer.Ordinal)];
            string[] sources = [.. files.Where(file => !Mixtures.Contains(Path.GetFileName(file)))];
            if (files.Length - sources.Length != 1)
                faults.Add(new(folder, 0, $"Expected one mixture ({string.Join(" or ", Mixtures)}) in the song's folder, got {files.Length - sources.Length}."));
            else if (sources.Length == 0)
                faults.Add(new(folder, 0, "Expected wav files of the song's sources beside the mixture; there are none."));
            else if (sources.GroupBy(SourceOf).FirstOrDefault(same => same.Count() > 1) is { } twice)
                faults.Add(new(folder, 0, $"The source {twice.Key} is there twice: {string.Join(" and ", twice.Select(Path.GetFileName))}."));
            else
                tracks.Add(MakeTrack(Path.GetFileName(folder), MixtureIn(folder)!,
                    sources.ToImmutableSortedDictionary(SourceOf, file => new Stem(file), StringComparer.Ordinal)));
        }
        return tracks;
    }

    private static Track MakeTrack(string name, string mixture, ImmutableSortedDictionary<string, Stem> stems)
    {
        string[] parts = name.Split(" - ", 2, StringSplitOptions.TrimEntries);
        string? artist = parts.Length == 2 ? parts[0] : null;
        return new()
        {
            Id = name,
            AudioPath = mixture,
            HasAudio = true,
            Stems = stems,
            SongKey = name.ToLowerInvariant(),
            ArtistKey = artist?.ToLowerInvariant(),
            Artist = artist,
            Title = parts[^1],
        };
    }

    private static string? MixtureIn(string folder) => Mixtures.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    private static string SourceOf(string file)
    {
        string name = Path.GetFileNameWithoutExtension(file);
        return NamesOfCorpus.GetValueOrDefault(name, name);
    }
}
