namespace MerWorkbench.Datasets.Downloads;

/// <summary>What a downloaded file was compared with.</summary>
public enum HashOrigin
{
    /// <summary>The SHA-256 of the manifest.</summary>
    ManifestSha256,

    /// <summary>The MD5 of the manifest, as no SHA-256 is known.</summary>
    ManifestMd5,

    /// <summary>The SHA-256 of the first download on this machine, as upstream gives no hash.</summary>
    EarlierDownload,

    /// <summary>Nothing: upstream gives no hash, and this is the first download. Its SHA-256 is kept for the next.</summary>
    Nothing,
}
