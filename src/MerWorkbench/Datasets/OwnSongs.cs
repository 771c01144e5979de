using System.Text.Json;
using System.Text.RegularExpressions;
using MerWorkbench.Emotion;
using MerWorkbench.Foundation;

namespace MerWorkbench.Datasets;

/// <summary>A person's own songs with their labels, under a name of the person's choice.</summary>
/// <remarks>
/// In the folder lies <c>labels.csv</c>, comma-separated UTF-8 with a header and a row a song:
/// <list type="bullet">
/// <item><c>file</c>: the sound file, as a path below the folder with forward slashes.</item>
/// <item><c>valence</c> and <c>arousal</c>: numbers on a scale that is named on adding; or <c>class</c>: a word; or all three.</item>
/// <item>Where known: <c>id</c> (else the file's path without its ending), <c>artist</c>, <c>title</c>, <c>album</c>, <c>genre</c>,
/// and <c>song</c>, which is the same for clips cut from one song (else artist and title, else the id).</item>
/// </list>
/// Lyrics with times lie beside the sound, under its name with the ending <c>.lrc</c> (<see cref="LrcFile"/>).
/// <see cref="Register(string, bool)"/> makes a name known by a small file in the folder of datasets; the songs stay where they are.
/// </remarks>
public sealed partial class OwnSongs : MusicDataset
{
    private const string LabelsFile = "labels.csv", RecordFile = "own-songs.json";

    private static readonly string[] TableEndings = [".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods"];

    private static readonly AffectScale[] Scales = [AffectScale.OneToNine, AffectScale.ZeroToOne, AffectScale.MinusOneToOne];

    private readonly Record record;

    private OwnSongs(string name, Record record)
    {
        this.record = record;
        Card = new()
        {
            Name = name,
            Title = $"Own songs: {name}",
            Summary = $"A person's own songs in {record.Folder}.",
            Citation = "A person's own songs; there is nothing to cite.",
            Doi = null,
            BibTeX = $$"""
                @misc{{{name}},
                  title = {Own songs: {{name}}},
                  note  = {Unpublished}
                }
                """,
            Licence = "That of the songs.",
            Access = $"The songs were in {record.Folder}; if they have moved, add them again: mer data add FOLDER --name {name}.",
            Scale = Scales.FirstOrDefault(scale => scale.Name == record.Scale),
            Classes = [.. record.Classes],
            Items = null,
            Megabytes = null,
            KnownFaults = ["Who gave the labels, and how well they agree, is not recorded.", "Nobody else has checked them."],
        };
    }

    /// <summary>The scales that labels may be on, by their names: <c>1..9</c>, <c>0..1</c>, <c>-1..1</c>.</summary>
    public static IReadOnlyList<string> ScaleNames { get; } = [.. Scales.Select(scale => scale.Name)];

    /// <inheritdoc/>
    public override DatasetCard Card { get; }

    /// <inheritdoc/>
    public override string Mark => LabelsFile;

    private protected override IReadOnlyList<string> Places => [record.Folder];

    /// <summary>Looks at a folder of songs; nothing is written.</summary>
    /// <param name="folder">The folder with <c>labels.csv</c>.</param>
    /// <param name="name">The name it shall have: small letters, digits and '-', beginning with a letter.</param>
    /// <param name="scale">The scale of valence and arousal, of <see cref="ScaleNames"/>; null where the labels are classes.</param>
    /// <exception cref="MerException">The name or scale cannot be, or the folder has no labels; whether each label is sound is for <see cref="Dataset.Check"/>.</exception>
    public static OwnSongs Open(string folder, string name, string? scale)
    {
        if (!NameForm().IsMatch(name))
            throw new MerException($"Expected a name of small letters, digits and '-' that begins with a letter, got '{name}'.", remedy: "Choose one with --name.");
        if (DatasetCatalogue.All.Any(dataset => dataset.Card.Name == name))
            throw new MerException($"The name {name} is that of a published dataset.", remedy: "Choose another with --name.");
        if (scale is not null && !ScaleNames.Contains(scale))
            throw new MerException($"Expected a scale of {string.Join(", ", ScaleNames)}, got '{scale}'.");

        string full = Path.GetFullPath(folder), path = Path.Combine(full, LabelsFile);
        if (File.Exists(full))
            throw new MerException("Expected a folder; this is a file.", full, $"Name the folder that holds the songs and {LabelsFile}.");
        if (!Directory.Exists(full))
            throw new MerException("There is no such folder.", full);
        if (!File.Exists(path))
            throw new MerException($"Expected {LabelsFile} in the folder; it is not there.", full, Tables(full) is { Length: > 0 } tables
                ? $"There is {string.Join(", ", tables)}: save the table as {LabelsFile}, with commas and in UTF-8, with the columns file and valence, arousal or class."
                : "It is a table with the columns file and valence, arousal or class.");
        // What is wrong in rows is left for Check to say.
        var table = LabelTable.Read(path, ["file"], new LabelFaults(gather: true));
        bool affect = table.Header.Contains("valence") && table.Header.Contains("arousal"), classes = table.Header.Contains("class");
        if (!affect && !classes)
            throw new MerException($"Expected columns valence and arousal, or class; got {string.Join(", ", table.Header)}.", $"{path}:1");
        if (affect && scale is null)
            throw new MerException("Expected the scale that valence and arousal are on; it is not named.", path, $"Say it with --scale: {string.Join(", ", ScaleNames)}.");
        if (!affect && scale is not null)
            throw new MerException($"Expected columns valence and arousal for the scale {scale}; there are none.", $"{path}:1");
        string[] names = classes ? [.. table.Rows.Select(row => row["class"]).Where(word => word.Length > 0).Distinct().Order(StringComparer.Ordinal)] : [];
        if (!affect && names.Length == 0)
            throw new MerException("Expected words in the column class; there are none.", path);
        return new(name, new(full, scale, names));
    }

    /// <summary>The name that a folder's songs have where the person names none: its own in small letters, with '-' for what a name cannot hold.</summary>
    public static string NameOf(string folder) => NoName().Replace(Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))).ToLowerInvariant(), "-").Trim('-');

    /// <summary>Makes the name known: from now on <see cref="DatasetCatalogue.Find"/> finds it.</summary>
    /// <param name="replace">Whether a folder that has the name may lose it.</param>
    /// <exception cref="MerException">Another folder has the name.</exception>
    public void Register(bool replace = false) => Register(DataFolders.ForNew(Card.Name), replace);

    /// <summary>The songs that were added under a name, or null.</summary>
    /// <exception cref="MerException">The record of the name is damaged.</exception>
    public static OwnSongs? TryFind(string name) => TryFind(name, DataFolders.Candidates(name));

    /// <summary>All that were added, by name.</summary>
    /// <exception cref="MerException">The record of a name is damaged.</exception>
    public static IReadOnlyList<OwnSongs> Registered() => Registered(DataFolders.Parents());

    internal void Register(string place, bool replace)
    {
        string path = Path.Combine(place, RecordFile);
        if (!replace && File.Exists(path) && ReadRecord(path).Folder is { } other && other != record.Folder)
            throw new MerException($"The name {Card.Name} is that of the songs in {other}.", remedy: "Choose another with --name, or take it over with --replace.");
        AtomicFile.WriteText(path, JsonSerializer.Serialize(record, MerJson.Indented) + "\n");
    }

    internal static OwnSongs? TryFind(string name, IEnumerable<string> places)
    {
        string known = name.ToLowerInvariant();
        return NameForm().IsMatch(known) && places.Select(place => Path.Combine(place, RecordFile)).FirstOrDefault(File.Exists) is { } path
            ? new(known, ReadRecord(path)) : null;
    }

    internal static IReadOnlyList<OwnSongs> Registered(IEnumerable<string> parents) =>
    [
        .. parents.Where(Directory.Exists).SelectMany(Directory.EnumerateDirectories)
            .Select(place => TryFind(Path.GetFileName(place), [place])).OfType<OwnSongs>()
            .DistinctBy(songs => songs.Card.Name).OrderBy(songs => songs.Card.Name, StringComparer.Ordinal),
    ];

    private protected override IReadOnlyList<Track> Read(string root, LabelFaults faults)
    {
        string[] columns = ["file", .. Card.Scale is null ? Array.Empty<string>() : ["valence", "arousal"], .. Card.Classes.IsEmpty ? Array.Empty<string>() : ["class"]];
        var tracks = new SortedDictionary<string, Track>(StringComparer.Ordinal);
        var files = new HashSet<string>(StringComparer.Ordinal);
        foreach (LabelTable.Row row in LabelTable.Read(Path.Combine(root, LabelsFile), columns, faults).Rows)
        {
            if (row.Text("file") is not { } file || Sound(root, file, row) is not { } audio)
                continue;
            Annotation? annotation = null;
            if (Card.Scale is { } scale)
            {
                if (row.Number("valence", scale.Valence.Low, scale.Valence.High) is not { } valence
                    || row.Number("arousal", scale.Arousal.Low, scale.Arousal.High) is not { } arousal)
                    continue;
                annotation = new(Affect.On(scale, valence: valence, arousal: arousal), null, null, Raters: null, []);
            }
            string? emotion = null;
            if (!Card.Classes.IsEmpty && (emotion = row.OneOf("class", Card.Classes)) is null)
                continue;

            Track track = MakeTrack(row, file, audio, annotation, emotion, faults);
            if (!files.Add(audio))
                row.Report($"The file {file} is there twice.");
            else if (!tracks.TryAdd(track.Id, track))
                row.Report($"Song {track.Id} is there twice.");
        }
        return [.. tracks.Values];
    }

    private static Track MakeTrack(LabelTable.Row row, string file, string audio, Annotation? annotation, string? emotion, LabelFaults faults)
    {
        string id = row.Optional("id") ?? Path.ChangeExtension(file, null), lyrics = Path.ChangeExtension(audio, ".lrc");
        var names = SongNames.Of(row);
        return new()
        {
            Id = id,
            AudioPath = audio,
            HasAudio = File.Exists(audio),
            Annotation = annotation,
            Class = emotion,
            Lyrics = File.Exists(lyrics) ? LrcFile.Read(lyrics, faults).Lyrics : null,
            SongKey = (row.Optional("song") ?? names.SongKey ?? id).ToLowerInvariant(),
            ArtistKey = names.ArtistKey,
            AlbumKey = names.AlbumKey,
            Artist = names.Artist,
            Title = names.Title,
            Genre = row.Optional("genre")?.ToLowerInvariant(),
        };
    }

    // A table that came with a download must not lead out of its folder.
    private static string? Sound(string root, string file, LabelTable.Row row)
    {
        if (file.Contains('\\'))
        {
            row.Report($"Expected forward slashes in file, got '{file}'.");
            return null;
        }
        string audio = Path.GetFullPath(Path.Combine(root, file));
        if (audio.StartsWith(Path.GetFullPath(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            return audio;
        row.Report($"Expected a file below the folder, got '{file}'.");
        return null;
    }

    private static string[] Tables(string folder) =>
        [.. Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)).Where(name => TableEndings.Contains(Path.GetExtension(name).ToLowerInvariant())).Order(StringComparer.Ordinal).Take(3)];

    private static Record ReadRecord(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<Record>(File.ReadAllText(path), MerJson.Indented) is { Folder.Length: > 0, Classes: not null } record
                ? record
                : throw new MerException("The record of own songs is damaged: it names no folder.", path, "Delete it, and add the songs again.");
        }
        catch (JsonException e)
        {
            throw new MerException($"The record of own songs is damaged: {e.Message}", path, "Delete it, and add the songs again.", e);
        }
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NoName();

    [GeneratedRegex("^[a-z][a-z0-9-]*$")]
    private static partial Regex NameForm();

    private sealed record Record(string Folder, string? Scale, IReadOnlyList<string> Classes);
}
