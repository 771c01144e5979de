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
    /// <param name="write">Writes the content, going back in the stream where it has to.</param>
    public static void Write(string path, Action<Stream> write)
    {
        string full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        string temporary = $"{full}.{Environment.ProcessId}-{Guid.NewGuid():N}{TemporarySuffix}";
        try
        {
            // Shared with readers, and so locked against SweepLeftover until it bears its own name.
            using var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.Read | FileShare.Delete, 1 << 16);
            write(stream);
            stream.Flush(flushToDisk: true);
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

    /// <summary>Whether a file with a temporary name is what a killed process left behind: none is writing it now.</summary>
    /// <param name="path">The file.</param>
    /// <returns>False also where it cannot be opened, or is gone.</returns>
    public static bool IsLeftover(string path)
    {
        try
        {
            // The system lets go of a lock when its process ends, in whatever way.
            using var alone = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None, 1);
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
