using System.Collections.Immutable;
using MerWorkbench.Foundation;

namespace MerWorkbench.Datasets;

/// <summary>All datasets there are.</summary>
public static class DatasetCatalogue
{
    /// <summary>All, by name.</summary>
    public static ImmutableArray<Dataset> All { get; } =
    [
        new StemFolders(),
        new Deam(),
        new EmoMusic(),
        new Emotify(),
        new GoEmotions(),
        new GrekowGtzan(),
        new Gtzan(),
        new Isear(),
        new Musdb18(),
        new PMEmo(),
        new SynchronizedLyrics(),
        new TurkishEmotionalMusic(),
        new Tones(),
        new TurkishMusicEmotion(),
    ];

    /// <summary>The dataset of music of a name, in any case.</summary>
    /// <exception cref="MerException">There is none; the message names those there are.</exception>
    public static MusicDataset FindMusic(string name) => Find(name) as MusicDataset
        ?? throw new MerException($"{name} holds no music.",
            remedy: $"Datasets of music: {string.Join(", ", All.OfType<MusicDataset>().Select(dataset => dataset.Card.Name))}.");

    /// <summary>The dataset of a name, in any case.</summary>
    /// <exception cref="MerException">There is none; the message names those there are.</exception>
    public static Dataset Find(string name) =>
        All.FirstOrDefault(dataset => dataset.Card.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new MerException($"No dataset is named '{name}'.", remedy: $"There are: {string.Join(", ", All.Select(dataset => dataset.Card.Name))}.");
}
