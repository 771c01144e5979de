using System.Collections.Immutable;
using MerWorkbench.Emotion;

namespace MerWorkbench.Datasets;

/// <summary>A text and what emotions it has.</summary>
/// <param name="Id">The release's own id, or one made of file and line where it has none; unique within the dataset.</param>
/// <param name="Text">The text, as the release has it but for stray bytes.</param>
/// <param name="Classes">Its emotions, of those in <see cref="DatasetCard.Classes"/>; one or more.</param>
/// <param name="GroupKey">Texts with the same key must stay on one side of a split: the same writer, or the same text twice.</param>
/// <param name="Part">The part of the published split it belongs to, or null where there is none.</param>
public sealed record LabelledText(string Id, string Text, ImmutableArray<string> Classes, string GroupKey, OfficialPart? Part) : ISplitItem
{
    string ISplitItem.SongKey => GroupKey;

    /// <summary>Texts with the same key are by one artist; null, the default, where unknown.</summary>
    public string? ArtistKey { get; init; }

    string? ISplitItem.AlbumKey => null;

    string? ISplitItem.Class => string.Join('+', Classes);

    Affect? ISplitItem.Affect => null;

    OfficialPart? ISplitItem.OfficialPart => Part;

    bool ISplitItem.HasAudio => false;
}
