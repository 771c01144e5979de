namespace MerWorkbench.Datasets;

/// <summary>
/// TEM: 124 excerpts of Turkish traditional music, 30 s each, in three classes by 21 listeners: the quadrants Q1 to Q3.
/// </summary>
/// <remarks>
/// The set is not shared, so this layout is the workbench's own. <c>labels.csv</c>, UTF-8, has a header and a row an excerpt:
/// <list type="bullet">
/// <item><c>excerpt</c>: its id, which is also the name of its sound, <c>audio/&lt;excerpt&gt;.wav</c></item>
/// <item><c>class</c>: <c>Q1</c> (pleasant, active), <c>Q2</c> (unpleasant, active) or <c>Q3</c> (unpleasant, calm)</item>
/// <item><c>artist</c>, <c>title</c>: optional columns, and their cells may be empty; where an artist is known, splits keep the artist together</item>
/// </list>
/// </remarks>
public sealed class TurkishEmotionalMusic : MusicDataset
{
    /// <inheritdoc/>
    public override DatasetCard Card { get; } = new()
    {
        Name = "tem",
        Title = "Turkish Emotional Music (TEM)",
        Summary = "124 excerpts of 30 s of Turkish traditional music in three classes of emotion by 21 listeners.",
        Citation = "S. Hizlisoy, S. Yildirim, Z. Tufekci (2021). Music emotion recognition using convolutional long short term memory deep neural networks. Engineering Science and Technology, an International Journal 24(3), 760-767.",
        Doi = "10.1016/j.jestch.2020.10.009",
        BibTeX = """
            @article{hizlisoy2021music,
              author  = {Hizlisoy, Serhat and Yildirim, Serdar and Tufekci, Zekeriya},
              title   = {Music emotion recognition using convolutional long short term memory deep neural networks},
              journal = {Engineering Science and Technology, an International Journal},
              volume  = {24},
              number  = {3},
              pages   = {760--767},
              year    = {2021},
              doi     = {10.1016/j.jestch.2020.10.009}
            }
            """,
        Licence = "Not shared; ask the authors.",
        Access = "The set is not public: ask its authors. Write the labels as labels.csv (excerpt, class of Q1, Q2 or Q3, and artist and title where known) beside audio/<excerpt>.wav in the folder data/tem, or in tem below the folder that MER_DATA names. Another set of Turkish music, as features only, is UCI 862.",
        Classes = ["Q1", "Q2", "Q3"],
        Items = 124,
        ClipLength = new(30),
        Megabytes = null,
        KnownFaults =
        [
            "The set is not public; the layout is the workbench's own.",
            "The fourth quadrant (pleasant, calm) was left out by the authors for lack of material.",
            "How many excerpts each class has, the listeners' single ratings and the sampling rate are not published.",
        ],
    };

    /// <inheritdoc/>
    public override string Mark => "labels.csv";

    private protected override IReadOnlyList<Track> Read(string root, LabelFaults faults)
    {
        var layout = new DatasetLayout(root);
        var table = LabelTable.Read(Path.Combine(root, Mark), ["excerpt", "class"], faults);
        var tracks = new SortedDictionary<string, Track>(StringComparer.Ordinal);
        foreach (LabelTable.Row row in table.Rows)
        {
            if (row.FileStem("excerpt") is { } id && row.OneOf("class", Card.Classes) is { } emotion
                && !tracks.TryAdd(id, MakeTrack(layout, root, id, emotion, row.Optional("artist"), row.Optional("title"))))
                row.Report($"Excerpt {id} is there twice.");
        }
        return [.. tracks.Values];
    }

    private static Track MakeTrack(DatasetLayout layout, string root, string id, string emotion, string? artist, string? title)
    {
        string usual = $"audio/{id}.wav";
        string? audio = layout.TryFindSound(usual), key = artist?.ToLowerInvariant();
        return new()
        {
            Id = id,
            AudioPath = audio ?? Path.Combine(root, usual),
            HasAudio = audio is not null,
            Class = emotion,
            SongKey = key is not null && title is not null ? $"{key}/{title.ToLowerInvariant()}" : id,
            ArtistKey = key,
            Artist = artist,
            Title = title,
        };
    }
}
