namespace MerWorkbench.Datasets;

/// <summary>Who made a song and what it is called, as a row of labels says, and the keys that splits keep together by. Upper and lower case are one.</summary>
/// <param name="Artist">The column <c>artist</c>, or null.</param>
/// <param name="Title">The column <c>title</c>, or null.</param>
/// <param name="Album">The column <c>album</c>, or null.</param>
internal sealed record SongNames(string? Artist, string? Title, string? Album)
{
    /// <summary>The song's key; null unless artist and title are both named.</summary>
    public string? SongKey => Artist is null || Title is null ? null : $"{Artist}/{Title}".ToLowerInvariant();

    /// <summary>The artist's key, or null.</summary>
    public string? ArtistKey => Artist?.ToLowerInvariant();

    /// <summary>The album's key, or null; albums of one name by two artists are two.</summary>
    public string? AlbumKey => Album is null ? null : $"{Artist}/{Album}".ToLowerInvariant();

    /// <summary>The names of a row.</summary>
    public static SongNames Of(LabelTable.Row row) => new(row.Optional("artist"), row.Optional("title"), row.Optional("album"));
}
