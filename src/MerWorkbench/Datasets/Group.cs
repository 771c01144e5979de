namespace MerWorkbench.Datasets;

/// <summary>What a split keeps together on one side. Each keeps what the one before it keeps, but for <see cref="Clip"/>, which must be asked for.</summary>
public enum Group
{
    /// <summary>All clips of a song.</summary>
    Song,

    /// <summary>All songs of an album where the album is known.</summary>
    Album,

    /// <summary>All songs and albums of an artist where the artist is known: the default wherever there are artists.</summary>
    Artist,

    /// <summary>Nothing: clips of one song may fall on both sides. A loose split, whose scores say how well a model knows its songs again.</summary>
    Clip,
}
