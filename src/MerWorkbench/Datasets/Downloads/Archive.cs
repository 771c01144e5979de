using System.Formats.Tar;
using System.IO.Compression;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Datasets.Downloads;

/// <summary>
/// Unpacks archives that strangers made. A name that would leave the folder, a link, a device, an encrypted or doubled entry, too much
/// content, a wrong checksum and a cut end are each refused, and then no file that was unpacked stays.
/// </summary>
public sealed class Archive
{
    private const int UnixTypeShift = 16, UnixTypeMask = 0xF000, UnixFolder = 0x4000, UnixFile = 0x8000;

    private readonly string path, folder, title;
    private readonly ArchiveLimits limits;
    private readonly IProgress<WorkProgress>? progress;
    private readonly CancellationToken cancel;
    private readonly List<string> written = [];
    private readonly byte[] buffer = new byte[1 << 17];
    private int entries;
    private long bytes, told;

    private Archive(string path, string folder, ArchiveLimits limits, IProgress<WorkProgress>? progress, CancellationToken cancel)
    {
        (this.path, this.folder, this.limits, this.progress, this.cancel) = (path, Path.GetFullPath(folder), limits, progress, cancel);
        title = Path.GetFileName(path);
    }

    /// <summary>Unpacks a whole archive, or nothing.</summary>
    /// <param name="path">The archive.</param>
    /// <param name="kind">Its kind; <see cref="ArchiveKind.None"/> copies the file.</param>
    /// <param name="folder">Where its content goes; made when missing. Files that are there already are never replaced.</param>
    /// <param name="limits">How much it may hold; null for <see cref="ArchiveLimits.For"/> its size.</param>
    /// <param name="progress">Told of the bytes of the archive worked through; may be null.</param>
    /// <param name="cancel">Stops the unpacking; what was unpacked is removed.</param>
    /// <returns>How many files were unpacked.</returns>
    /// <exception cref="MerException">The archive is refused or damaged, or the disk is full; the message names the entry.</exception>
    public static int Unpack(string path, ArchiveKind kind, string folder, ArchiveLimits? limits = null,
        IProgress<WorkProgress>? progress = null, CancellationToken cancel = default)
    {
        (progress, cancel) = Ambient.Or(progress, cancel);
        var archive = new Archive(path, folder, limits ?? ArchiveLimits.For(new FileInfo(path).Length), progress, cancel);
        try
        {
            archive.Unpack(kind);
            return archive.written.Count;
        }
        catch (Exception fault)
        {
            archive.written.ForEach(File.Delete);
            switch (fault)
            {
                case InvalidDataException or EndOfStreamException:
                    throw new MerException($"The archive is damaged or cut off: {fault.Message}", path, "Delete it and fetch it again.", fault);
                case IOException full when DiskSpace.IsFull(full):
                    throw DiskSpace.Full(folder, 0, $"unpacking {archive.title}", full);
                default:
                    throw;
            }
        }
    }

    private void Unpack(ArchiveKind kind)
    {
        Directory.CreateDirectory(folder);
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        // The framework's reader takes no bytes at all for the gzip of nothing.
        if (file.Length == 0 && kind != ArchiveKind.None)
            throw new EndOfStreamException("It is empty.");
        switch (kind)
        {
            case ArchiveKind.Zip:
                UnpackZip(file);
                break;
            case ArchiveKind.TarGz:
                UnpackTar(file);
                break;
            case ArchiveKind.Gz:
                using (var content = new CheckedGzip(file))
                {
                    Write(Path.GetFileNameWithoutExtension(path), content, () => file.Position, file.Length);
                    content.RequireWhole();
                }
                break;
            default:
                Write(title, file, () => file.Position, file.Length);
                break;
        }
        if (entries == 0)
            throw new InvalidDataException("It holds nothing.");
        progress?.Report(new($"unpack {title}", file.Length, file.Length, InBytes: true));
    }

    private void UnpackZip(FileStream file)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        long worked = 0;
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            string name = entry.FullName;
            int type = (entry.ExternalAttributes >> UnixTypeShift) & UnixTypeMask;
            if (type is not (0 or UnixFolder or UnixFile))
                throw Refused(name, "a link or a device");
            if (entry.IsEncrypted)
                throw Refused(name, "encrypted");
            if (name.EndsWith('/') || name.EndsWith('\\') || type == UnixFolder)
            {
                MakeFolder(name);
            }
            else
            {
                using Stream content = entry.Open();
                var (length, crc) = Write(name, content, () => worked, file.Length);
                if (length != entry.Length || crc != entry.Crc32)
                    throw new MerException($"The archive is damaged: the checksum of '{name}' is wrong.", path, "Delete it and fetch it again.");
            }
            worked += entry.CompressedLength;
        }
    }

    private void UnpackTar(FileStream file)
    {
        using var content = new CheckedGzip(file);
        using var tar = new TarReader(content, leaveOpen: true);
        while (tar.GetNextEntry() is { } entry)
        {
            switch (entry.EntryType)
            {
                case TarEntryType.Directory or TarEntryType.DirectoryList:
                    MakeFolder(entry.Name);
                    break;
                case TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile:
                    using (Stream data = entry.DataStream ?? Stream.Null)
                    {
                        if (Write(entry.Name, data, () => file.Position, file.Length).Length != entry.Length)
                            throw new EndOfStreamException($"'{entry.Name}' is not whole.");
                    }
                    break;
                case TarEntryType.GlobalExtendedAttributes:
                    break;
                default:
                    throw Refused(entry.Name, "a link or a device");
            }
        }
        // The padding after the last entry belongs to what the checksum is of.
        while (content.Read(buffer) > 0)
            cancel.ThrowIfCancellationRequested();
        content.RequireWhole();
    }

    private void MakeFolder(string name)
    {
        string place = Place(name);
        Count(name);
        if (File.Exists(place))
            throw Refused(name, "there twice");
        Directory.CreateDirectory(place);
    }

    private (long Length, uint Crc) Write(string name, Stream content, Func<long> worked, long total)
    {
        string place = Place(name);
        Count(name);
        if (Path.Exists(place) || HasFileAbove(place))
            throw Refused(name, "there twice");
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        long length = 0;
        uint crc = 0;
        using var file = new FileStream(place, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1);
        written.Add(place);
        for (int read; (read = content.Read(buffer)) > 0; length += read)
        {
            cancel.ThrowIfCancellationRequested();
            bytes += read;
            if (bytes > limits.Bytes)
                throw new MerException($"The archive unpacks to more than {new ByteCount(limits.Bytes)}, which is not believable.", path, "Ask where it comes from before unpacking it by hand.");
            crc = Crc32.Append(crc, buffer.AsSpan(0, read));
            file.Write(buffer, 0, read);
            if (bytes - told > 1 << 22)
            {
                told = bytes;
                progress?.Report(new($"unpack {title}", Math.Min(worked(), total - 1), total, InBytes: true));
            }
        }
        return (length, crc);
    }

    private void Count(string name)
    {
        if (++entries > limits.Entries)
            throw new MerException($"The archive holds more than {limits.Entries} entries ('{Shown(name)}' is the next), which is not believable.", path, "Ask where it comes from before unpacking it by hand.");
    }

    /// <summary>Where an entry goes: always below the folder.</summary>
    private string Place(string name)
    {
        string clean = name.Replace('\\', '/');
        string[] parts = [.. clean.Split('/').Where(part => part is not ("" or "."))];
        if (parts.Length == 0 && clean.Trim('.', '/').Length == 0 && clean.Length > 0)
            return folder;
        if (parts.Length == 0 || clean.StartsWith('/') || clean.Contains('\0') || parts.Contains("..") || (clean.Length > 1 && clean[1] == ':' && char.IsAsciiLetter(clean[0])))
            throw Refused(name, "outside the folder");
        return Path.Combine(folder, Path.Combine(parts));
    }

    private bool HasFileAbove(string place)
    {
        for (string above = Path.GetDirectoryName(place)!; above.Length > folder.Length; above = Path.GetDirectoryName(above)!)
        {
            if (File.Exists(above))
                return true;
        }
        return false;
    }

    private MerException Refused(string name, string what) =>
        new($"The archive is refused: its entry '{Shown(name)}' is {what}.", path, "No dataset needs that; ask where the file comes from before unpacking it by hand.");

    private static string Shown(string name) => new([.. name.Take(200).Select(c => char.IsControl(c) ? '?' : c)]);
}
