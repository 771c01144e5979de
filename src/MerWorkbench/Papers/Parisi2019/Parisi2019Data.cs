using System.Collections.Immutable;
using MerWorkbench.Datasets;
using MerWorkbench.Experiments;
using MerWorkbench.Foundation;

namespace MerWorkbench.Papers.Parisi2019;

/// <summary>What the lyrics half of Parisi 2019 runs on: the segments of songs, or texts where a dataset has texts alone.</summary>
internal static class Parisi2019Data
{
    /// <summary>The five emotions. The paper's own names are not known here: these are the ones that Hevner's clusters are said to have been reduced to, basic emotions.</summary>
    public static ImmutableArray<string> Emotions { get; } = ["sadness", "joy", "fear", "anger", "disgust"];

    /// <summary>The classes.</summary>
    public static ClassTarget Target { get; } = new(Emotions, "the one emotion of the song or the text", item => item.Class);

    /// <summary>The items of a dataset.</summary>
    /// <exception cref="MerException">It has no words with one of the five emotions.</exception>
    public static IReadOnlyList<Track> Items(Dataset dataset, string folder)
    {
        IReadOnlyList<Track> items = dataset switch
        {
            TextDataset texts when Emotions.All(texts.Card.Classes.Contains) => TextCorpus.Of(texts.Load(Emotions, folder)),
            MusicDataset music => TextCorpus.Segments(music.Load(folder)),
            _ => [],
        };
        Track[] known = [.. items.Where(item => Target.Of(item) is not null)];
        return known.Length > 0 ? known : throw new MerException($"{dataset.Card.Title} has no words with one of the emotions {string.Join(", ", Emotions)}.", folder,
            "Sets that have: lyrics-etudes, synchronized-lyrics, isear, goemotions.");
    }

    /// <summary>
    /// Four fifths train, of which a tenth chooses the epoch to stop at; a fifth is tested. No song, artist or writer is on two sides. With
    /// <see cref="ReproductionOptions.Folds"/>, folds instead.
    /// </summary>
    public static SplitProtocol Protocol(IReadOnlyList<Track> items, ReproductionOptions options) => options.Folds is not null
        ? options.FoldsOf(items, smoke: 3, quick: 5)
        : HoldOut.By(items.Any(item => item.ArtistKey is not null) ? Group.Artist : Group.Song, train: 0.72, validation: 0.08, test: 0.2, options.Seed, Strata.Class);
}
