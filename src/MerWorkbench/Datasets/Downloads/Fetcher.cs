using MerWorkbench.Foundation;

namespace MerWorkbench.Datasets.Downloads;

/// <summary>
/// Fetches a dataset or weights: downloads all files, checks them, unpacks them aside, writes their <see cref="DataManifest"/> last, and
/// only then gives the folder its name. Stopped at any moment, the next fetch goes on; a folder that bears the name is whole.
/// </summary>
/// <param name="download">Fetches the single files.</param>
public sealed class Fetcher(Download download)
{
    /// <summary>The ending of the folder, beside the one to be, where everything lies until it is whole.</summary>
    public const string StagingSuffix = ".fetching";

    private const string WholeName = "unpacked", LockName = "lock";

    /// <summary>Whether there is anything to fetch, and so to ask for: it is not there, it can be had, and there is a place for it.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="folder">Where the data goes; null for <see cref="FetchManifest.UsualFolder"/>.</param>
    /// <returns>False where the data is there.</returns>
    /// <exception cref="MerException">The data must be got by hand, or the folder holds other things.</exception>
    public static bool NeedsConsent(FetchManifest manifest, string? folder = null)
    {
        string target = Path.GetFullPath(folder ?? manifest.UsualFolder);
        if (Directory.Exists(target) && HasLayout(manifest, target))
            return false;
        if (manifest.Files.Count == 0)
            throw new MerException($"{manifest.Title} cannot be fetched by a program.", remedy: manifest.Manual);
        if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
            throw new MerException($"This folder holds something else than {manifest.Title} (expected {manifest.Mark} in it).", target,
                "Move it away, or fetch into another folder; nothing in it was touched.");
        return true;
    }

    /// <summary>Fetches what a manifest lists.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="licenceAccepted">Whether the person has seen <see cref="FetchManifest.LicenceText"/> and accepts it.</param>
    /// <param name="folder">Where the data goes; null for <see cref="FetchManifest.UsualFolder"/>.</param>
    /// <param name="record">The file that keeps what was fetched; null for <see cref="FetchManifest.RecordPath"/>.</param>
    /// <param name="progress">Told of the bytes; may be null.</param>
    /// <param name="cancel">Stops; what has come stays for the next time.</param>
    /// <exception cref="MerException">
    /// The licence is not accepted; the data must be got by hand; the folder holds other things; a file cannot be had or is not what it
    /// should be; an archive is refused; the disk is full; another process fetches the same.
    /// </exception>
    public async Task<FetchReport> FetchAsync(FetchManifest manifest, bool licenceAccepted, string? folder = null, string? record = null,
        IProgress<WorkProgress>? progress = null, CancellationToken cancel = default)
    {
        (progress, cancel) = Ambient.Or(progress, cancel);
        string target = Path.GetFullPath(folder ?? manifest.UsualFolder), recordPath = Path.GetFullPath(record ?? manifest.RecordPath);
        if (!NeedsConsent(manifest, target))
            return new(target, WasThere: true, [], recordPath);
        if (!licenceAccepted)
            throw new MerException($"The licence of {manifest.Title} must be accepted first: {manifest.LicenceText}");

        string staging = target + StagingSuffix, whole = Path.Combine(staging, WholeName);
        FetchedFile[] fetched;
        using (Lock(staging))
        {
            FetchRecord? earlier = FetchRecord.TryLoad(recordPath);
            RequireRoom(manifest, staging);
            fetched = new FetchedFile[manifest.Files.Count];
            for (int i = 0; i < fetched.Length; i++)
                fetched[i] = await FetchAsync(manifest.Files[i], earlier, recordPath, staging, progress, cancel);
            // Kept from now on, so that a file without a hash is compared with itself should the unpacking be stopped.
            new FetchRecord(manifest.Name, manifest.LicenceText, DateTimeOffset.UtcNow, target, fetched).Save(recordPath);

            if (Directory.Exists(whole))
                Directory.Delete(whole, recursive: true);
            foreach (FetchFile file in manifest.Files)
                Archive.Unpack(Path.Combine(staging, file.Name), file.Unpack, Path.Combine(whole, file.Into ?? ""), null, progress, cancel);
            RequireLayout(manifest, whole, staging);
            DataManifest.Record(whole);
            if (Directory.Exists(target))
                Directory.Delete(target);
            Directory.Move(whole, target);
        }
        Directory.Delete(staging, recursive: true);
        return new(target, WasThere: false, fetched, recordPath);
    }

    private async Task<FetchedFile> FetchAsync(FetchFile file, FetchRecord? earlier, string recordPath, string staging,
        IProgress<WorkProgress>? progress, CancellationToken cancel)
    {
        string path = Path.Combine(staging, file.Name);
        bool hasHash = (file.Sha256 ?? file.Md5) is not null;
        if (hasHash || earlier?.Files.FirstOrDefault(other => other.Name == file.Name) is not { } first)
            return await download.FetchAsync(file, path, progress, cancel);
        string from = FormattableString.Invariant($"the first download's, of {earlier!.When:yyyy-MM-dd}; if upstream has changed the file since, delete {recordPath}");
        FetchedFile again = await download.FetchAsync(file with { Sha256 = first.Sha256, Bytes = first.Bytes, HashFrom = from }, path, progress, cancel);
        return again with { ComparedWith = again.Address is null ? first.ComparedWith : HashOrigin.EarlierDownload, Address = again.Address ?? first.Address };
    }

    private static bool HasLayout(FetchManifest manifest, string folder) =>
        manifest.Dataset is { } dataset ? dataset.TryLocate(folder) is not null : Path.Exists(Path.Combine(folder, manifest.Mark));

    private static void RequireLayout(FetchManifest manifest, string whole, string staging)
    {
        if (HasLayout(manifest, whole))
            return;
        string[] found = [.. Directory.EnumerateFileSystemEntries(whole).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal).Take(10)];
        throw new MerException($"Expected {manifest.Mark} in what was unpacked, got {(found.Length == 0 ? "nothing" : string.Join(", ", found))}.", whole,
            $"The layout differs from the one known; the downloaded files are kept in {staging}, to be laid out by hand.");
    }

    private static void RequireRoom(FetchManifest manifest, string staging)
    {
        // The archives and, at the least, as much again for what they hold.
        long have = Directory.EnumerateFiles(staging, "*", SearchOption.TopDirectoryOnly).Sum(file => new FileInfo(file).Length);
        long archives = manifest.Files.Sum(file => file.Bytes ?? 0);
        DiskSpace.Require(staging, Math.Max(0, archives - have) + archives, $"fetching {manifest.Title}");
    }

    private static FileStream Lock(string staging)
    {
        Directory.CreateDirectory(staging);
        string path = Path.Combine(staging, LockName);
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault) when (!DiskSpace.IsFull(fault))
        {
            throw new MerException("Another process is fetching into this folder.", staging, "Wait for it to end.", fault);
        }
    }
}
