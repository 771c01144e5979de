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
        new GrekowEtudes(),
        new GoEmotions(),
        new GrekowGtzan(),
        new Gtzan(),
        new Isear(),
        new Musdb18(),
        new PMEmo(),
        new SynchronizedLyrics(),
        new TurkishEmotionalMusic(),
        new TurkishMusicEmotion(),
    ];

    /// <summary>The dataset of music of a name, in any case.</summary>
    /// <exception cref="MerException">There is none; the message names those there are.</exception>
    public static MusicDataset FindMusic(string name) => Find(name) as MusicDataset
        ?? throw new MerException($"{name} holds no music.",
            remedy: $"Datasets of music: {string.Join(", ", All.OfType<MusicDataset>().Select(dataset => dataset.Card.Name))}.");

    /// <summary>The dataset of a name, in any case: of <see cref="All"/>, or one that was added (<see cref="OwnSongs"/>).</summary>
    /// <exception cref="MerException">There is none; the message names those there are.</exception>
    public static Dataset Find(string name) =>
        All.FirstOrDefault(dataset => dataset.Card.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? OwnSongs.TryFind(name)
        ?? throw new MerException($"No dataset is named '{name}'.", remedy: $"There are: {string.Join(", ", All.Concat(OwnSongs.Registered()).Select(dataset => dataset.Card.Name))}.");
}
