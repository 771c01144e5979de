using System.Collections.Immutable;
using MerWorkbench.Audio;
using MerWorkbench.Emotion;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Datasets;

/// <summary>One clip of a dataset: where its sound lies, what listeners said of it, and what it must not be separated from.</summary>
[TypeFormatterSource("TrackView")]
public sealed record Track : ISplitItem
{
    /// <summary>The dataset's own id, unique within it.</summary>
    public required string Id { get; init; }

    /// <summary>Where the dataset's layout puts the sound, whether or not it is there.</summary>
    public required string AudioPath { get; init; }

    /// <summary>True where the file was there on loading. Labels load without it.</summary>
    public required bool HasAudio { get; init; }

    /// <summary>The valence and arousal of the whole clip; null where the dataset labels otherwise.</summary>
    public Annotation? Annotation { get; init; }

    Affect? ISplitItem.Affect => Annotation?.Mean;

    /// <summary>The class of the whole clip, of those in <see cref="DatasetCard.Classes"/>; null where the dataset labels otherwise.</summary>
    public string? Class { get; init; }

    /// <summary>The labels over time, where the dataset has them.</summary>
    public DynamicAnnotation? Dynamic { get; init; }

    /// <summary>Each GEMS emotion's rate over listeners, where the dataset has it.</summary>
    public GemsProfile? Gems { get; init; }

    /// <summary>Clips with the same key are cut from one song.</summary>
    public required string SongKey { get; init; }

    /// <summary>Clips with the same key are by one artist: the name trimmed and in lower case. Null where unknown.</summary>
    public string? ArtistKey { get; init; }

    /// <summary>Clips with the same key are from one album, or null where unknown.</summary>
    public string? AlbumKey { get; init; }

    /// <summary>The words and when they are sung, or null where the dataset has none.</summary>
    public TrackLyrics? Lyrics { get; init; }

    /// <summary>The single sources by their name (<c>vocals</c>, <c>drums</c>), or null where the dataset has none.</summary>
    public ImmutableSortedDictionary<string, Stem>? Stems { get; init; }

    /// <summary>The artist as the release writes it, or null.</summary>
    public string? Artist { get; init; }

    /// <summary>The song's title, or null.</summary>
    public string? Title { get; init; }

    /// <summary>The genre in lower case, or null.</summary>
    public string? Genre { get; init; }

    /// <summary>Which part of the dataset's published split the clip belongs to, or null where it has none.</summary>
    public OfficialPart? OfficialPart { get; init; }

    /// <summary>Where in the song the clip begins, or null where unknown.</summary>
    public Seconds? StartInSong { get; init; }

    /// <summary>Reads the sound; nothing is kept, each call reads anew.</summary>
    /// <exception cref="MerException">The file is not there or cannot be decoded; the message names it.</exception>
    public Waveform LoadAudio() => Waveform.Load(AudioPath);
}
