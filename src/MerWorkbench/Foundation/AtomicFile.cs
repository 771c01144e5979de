using System.Text;

namespace MerWorkbench.Foundation;

/// <summary>
/// Writes a file so that a reader sees either the old content or the whole new content, never a part:
/// to a temporary name beside it, flushed to disk, then renamed.
/// </summary>
public static class AtomicFile
{
    /// <summary>The ending of temporary names; such files may be swept at any start.</summary>
    public const string TemporarySuffix = ".partial";

    /// <summary>Writes a file through a stream. If <paramref name="write"/> throws, nothing is left behind.</summary>
    /// <param name="path">Where the file shall be; its folder is made when missing.</param>
    /// <param name="write">Writes the content.</param>
    public static void Write(string path, Action<Stream> write)
    {
        string full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        string temporary = $"{full}.{Environment.ProcessId}-{Guid.NewGuid():N}{TemporarySuffix}";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, full, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Writes text as UTF-8 without a byte order mark.</summary>
    public static void WriteText(string path, string text) =>
        Write(path, stream => stream.Write(new UTF8Encoding(false).GetBytes(text)));
}
