using MerWorkbench.Emotion;

namespace MerWorkbench.Datasets;

/// <summary>What a split deals out: a track of music, or a text. All that decides where it goes, and all that its certificate counts.</summary>
public interface ISplitItem
{
    /// <summary>The dataset's own id, unique within it.</summary>
    string Id { get; }

    /// <summary>Items with the same key come from one song, or from one writer.</summary>
    string SongKey { get; }

    /// <summary>Items with the same key are by one artist; null where unknown.</summary>
    string? ArtistKey { get; }

    /// <summary>Items with the same key are from one album; null where unknown.</summary>
    string? AlbumKey { get; }

    /// <summary>The class, several joined by <c>+</c>; null where items are labelled otherwise.</summary>
    string? Class { get; }

    /// <summary>The mean valence and arousal; null where items are labelled otherwise.</summary>
    Affect? Affect { get; }

    /// <summary>The part of the dataset's published split; null where it is in none.</summary>
    OfficialPart? OfficialPart { get; }

    /// <summary>Whether there is sound that <see cref="NearDuplicates"/> can compare.</summary>
    bool HasAudio { get; }
}
