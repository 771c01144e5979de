namespace MerWorkbench.Datasets.Downloads;

/// <summary>How patient a download is.</summary>
public sealed record DownloadOptions
{
    /// <summary>How long nothing may come before the connection is given up; default a minute, since archives are sometimes fetched from tape.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How often an address is tried without a byte gained before the next one is; default 4.</summary>
    public int Attempts { get; init; } = 4;

    /// <summary>The wait before the second attempt, doubled before each further one; default 2 s.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(2);
}
