using System.Collections.Immutable;

namespace MerWorkbench.Datasets.Downloads;

/// <summary>One file that is fetched.</summary>
public sealed record FetchFile
{
    /// <summary>Its name on disk, without a folder.</summary>
    public required string Name { get; init; }

    /// <summary>Where it lies, first choice first; each must serve the same bytes.</summary>
    public required IReadOnlyList<string> Addresses { get; init; }

    /// <summary>Who confirms each address, in words; an address that is not here was found in no documentation, or was inferred.</summary>
    public IReadOnlyDictionary<string, string> Confirmed { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Its size in bytes; null where not known.</summary>
    public long? Bytes { get; init; }

    /// <summary>Its SHA-256, 64 lower-case hexadecimal digits; null where upstream gives none.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Its MD5, for files whose SHA-256 is nowhere given. It tells damage, not forgery.</summary>
    public string? Md5 { get; init; }

    /// <summary>Who gave the hash and the size, and how surely they are right; null where there is no hash.</summary>
    public string? HashFrom { get; init; }

    /// <summary>How its content is unpacked.</summary>
    public ArchiveKind Unpack { get; init; }

    /// <summary>The folder, below the dataset's, that its content goes to; null for the dataset's own.</summary>
    public string? Into { get; init; }
}
