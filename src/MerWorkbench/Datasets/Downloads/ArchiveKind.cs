namespace MerWorkbench.Datasets.Downloads;

/// <summary>How a downloaded file holds its content.</summary>
public enum ArchiveKind
{
    /// <summary>It is the content itself.</summary>
    None,

    /// <summary>A zip archive.</summary>
    Zip,

    /// <summary>A tar archive compressed by gzip.</summary>
    TarGz,

    /// <summary>One file compressed by gzip, named as the archive without <c>.gz</c>.</summary>
    Gz,
}
