using System.Collections.Immutable;
using MerWorkbench.Foundation;

namespace MerWorkbench.Datasets;

/// <summary>All datasets there are: those that are published, and a person's own.</summary>
public static class DatasetCatalogue
{
    /// <summary>All that are published or made, by name.</summary>
    public static ImmutableArray<Dataset> All { get; } =
    [
        new StemFolders(),
        new Deam(),
        new DynamicEtudes(),
        new EmoMusic(),
        new Emotify(),
        GrekowEtudes.Few,
        new GoEmotions(),
        GrekowEtudes.AsManyAsThePaper,
        new GrekowGtzan(),
        new Gtzan(),
        new Isear(),
        new LyricsEtudes(),
        new Musdb18(),
        new PMEmo(),
        new SynchronizedLyrics(),
        new TurkishEmotionalMusic(),
        new TurkishMusicEmotion(),
        new VoiceEtudes(),
    ];

    /// <summary>The dataset of music of a name, in any case.</summary>
    /// <exception cref="MerException">There is none; the message names those there are.</exception>
    public static MusicDataset FindMusic(string name) => AsMusic(Find(name));

    /// <summary>The dataset that a folder holds, known by its mark: a published one, or own texts (<see cref="OwnTexts"/>).</summary>
    /// <exception cref="MerException">It holds none, or what might be several.</exception>
    public static Dataset Holding(string folder)
    {
        Dataset[] found = [.. All.Where(dataset => !dataset.Card.IsSynthetic && dataset.TryLocate(folder) is not null), .. OwnTexts.AreIn(folder) ? (Dataset[])[OwnTexts.Open(folder)] : []];
        return found.Length == 1 ? found[0] : throw new MerException(
            found.Length == 0 ? "The folder holds no dataset that is known." : $"The folder may hold several datasets: {string.Join(", ", found.Select(dataset => dataset.Card.Name))}.",
            Path.GetFullPath(folder), "Name the dataset, and give its folder with --root. A folder of own texts holds texts.csv, with the columns text and emotion.");
    }

    /// <summary>A dataset as one of music.</summary>
    /// <exception cref="MerException">It holds none; the message names those that do.</exception>
    public static MusicDataset AsMusic(Dataset dataset) => dataset as MusicDataset
        ?? throw new MerException($"{dataset.Card.Name} holds no music.",
            remedy: $"Datasets of music: {string.Join(", ", All.OfType<MusicDataset>().Select(dataset => dataset.Card.Name))}.");

    /// <summary>The dataset of a name, in any case: of <see cref="All"/>, or one that was added (<see cref="OwnSongs"/>).</summary>
    /// <exception cref="MerException">There is none; the message names those there are.</exception>
    public static Dataset Find(string name) =>
        All.FirstOrDefault(dataset => dataset.Card.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? OwnSongs.TryFind(name)
        ?? throw Unknown(name, [.. All.Concat(OwnSongs.Registered()).Select(dataset => dataset.Card.Name)]);

    private static MerException Unknown(string name, string[] names) => new($"No dataset is named '{name}'.",
        remedy: $"{(NearestName.Find(name, names) is { } near ? $"Did you mean {near}? " : "")}There are: {string.Join(", ", names)}.");
}
