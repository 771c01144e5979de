using System.Collections.Immutable;
using MerWorkbench.Datasets;
using MerWorkbench.Experiments;
using MerWorkbench.Foundation;

namespace MerWorkbench.Papers.Parisi2019;

/// <summary>What Parisi 2019 runs on: the segments of songs, words and where there is sound also that, or texts where a dataset has texts alone.</summary>
internal static class Parisi2019Data
{
    /// <summary>The five emotions. The paper's own names are not known here: these are the ones that Hevner's clusters are said to have been reduced to, basic emotions.</summary>
    public static ImmutableArray<string> Emotions { get; } = ["sadness", "joy", "fear", "anger", "disgust"];

    /// <summary>The items of a dataset: those with one of the five emotions, or of a person's own texts all, whatever their emotions are called. Where sound is looked at too, only songs that have it.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="folder">Its folder.</param>
    /// <param name="part">Which half; null for all that the data allows.</param>
    /// <exception cref="MerException">It has no words with one of the five emotions, or no sound where sound is asked for.</exception>
    public static Parisi2019Items Items(Dataset dataset, string folder, WorkPart? part)
    {
        IReadOnlyList<Track> songs = dataset is MusicDataset music ? music.Load(folder) : [];
        bool hasSound = part != WorkPart.Lyrics && songs.Any(song => song.HasAudio && song.Lyrics is not null);
        if (part is WorkPart.Audio or WorkPart.Both && !hasSound)
            throw WithoutSound(dataset.Card, folder);
        IReadOnlyList<Track> items = dataset switch
        {
            OwnTexts own => TextCorpus.Of(own.Load(folder)),
            TextDataset texts when Emotions.All(texts.Card.Classes.Contains) => TextCorpus.Of(texts.Load(Emotions, folder)),
            MusicDataset => TextCorpus.Segments([.. songs.Where(song => song.HasAudio || !hasSound)]),
            _ => [],
        };
        var target = new ClassTarget(dataset is OwnTexts ? dataset.Card.Classes : Emotions, "the one emotion of the song or the text", item => item.Class);
        Track[] known = [.. items.Where(item => target.Of(item) is not null)];
        if (known.Length == 0)
            throw new MerException($"{dataset.Card.Title} has no words with one of the emotions {string.Join(", ", Emotions)}.", folder,
                "Sets that have: lyrics-etudes, voice-etudes, synchronized-lyrics, isear, goemotions. A folder with texts.csv (columns text and emotion) may have emotions of its own.");
        return new(known, Identities(known, hasSound), hasSound, target);
    }

    /// <summary>Refuses data that has words and no sound, where that is known without looking at it.</summary>
    /// <exception cref="MerException">It is such data.</exception>
    public static void RefuseWithoutSound(Dataset dataset)
    {
        if (dataset is TextDataset or LyricsEtudes)
            throw WithoutSound(dataset.Card, null);
    }

    private static MerException WithoutSound(DatasetCard card, string? where) => new($"{card.Title} has words and no sound: the audio half of Parisi 2019 has nothing to listen to.", where,
        "--part lyrics runs on words alone; sets with words and sound: voice-etudes, synchronized-lyrics.");

    private static ContentHash[] Identities(Track[] items, bool hasSound)
    {
        Dictionary<string, string> sounds = hasSound ? items.Select(item => item.AudioPath).Distinct(StringComparer.Ordinal).ToDictionary(path => path, path => ContentHash.OfFile(path).Hex) : [];
        return [.. items.Select(item => ContentHash.OfText(hasSound ? $"{TextCorpus.TextOf(item)}\n{sounds[item.AudioPath]}" : TextCorpus.TextOf(item)))];
    }

    /// <summary>
    /// Four fifths train, of which a tenth chooses the epoch to stop at; a fifth is tested. No song, artist or writer is on two sides. Where every text
    /// is in a part of a published split, that split. With <see cref="ReproductionOptions.Folds"/>, and where sound is looked at, for songs with sound
    /// are few, folds instead.
    /// </summary>
    public static SplitProtocol Protocol(Parisi2019Items items, ReproductionOptions options) => options.Folds is not null || items.HasSound
        ? options.FoldsOf(items.All, smoke: 3, quick: 5, strata: Strata.Class)
        : items.All.All(item => item.OfficialPart is not null) ? OfficialSplit.With(options.Seed)
        : HoldOut.By(items.All.Any(item => item.ArtistKey is not null) ? Group.Artist : Group.Song, train: 0.72, validation: 0.08, test: 0.2, options.Seed, Strata.Class);
}
