using System.Runtime.InteropServices;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Audio;

/// <summary>
/// Writes a wav or flac file of 16-bit integers block by block through libsndfile, so that its length costs no memory. Values outside [-1, 1) are
/// clipped. The file bears its own name once it is complete; until then it may be swept.
/// </summary>
internal sealed unsafe partial class SoundWriter : IDisposable
{
    private const int WriteMode = 0x20, Wav = 0x010000 | 0x0002, Flac = 0x170000 | 0x0002;
    private const int SetClipping = 0x10C0;

    private readonly string path, temporary;
    private readonly int channels;
    private nint file;

    /// <summary>Begins a file.</summary>
    /// <param name="path">Where; its ending, <c>.wav</c> or <c>.flac</c>, says what is written. Its folder is made when missing.</param>
    /// <param name="rate">Samples a second.</param>
    /// <param name="channels">Channels, at least 1.</param>
    /// <exception cref="AudioException">The ending is another, libsndfile is missing, or the file cannot be made.</exception>
    public SoundWriter(string path, SampleRate rate, int channels)
    {
        this.path = Path.GetFullPath(path);
        this.channels = channels;
        temporary = $"{this.path}.{Environment.ProcessId}-{Guid.NewGuid():N}{AtomicFile.TemporarySuffix}";
        var info = new Info
        {
            Rate = rate.Hertz,
            Channels = channels,
            Format = Path.GetExtension(path).ToLowerInvariant() switch
            {
                ".wav" => Wav,
                ".flac" => Flac,
                var other => throw new AudioException($"sound is written as .wav or .flac, not as '{other}'.", path),
            },
        };
        Directory.CreateDirectory(Path.GetDirectoryName(this.path)!);
        try
        {
            lock (SoundFile.Opening)
                file = sf_open(temporary, WriteMode, &info);
        }
        catch (DllNotFoundException missing)
        {
            throw AudioException.MissingLibrary(SoundFile.Library, SoundFile.Package, path, missing);
        }
        if (file == 0)
            throw new AudioException($"the file cannot be made: {SoundFile.Describe(sf_error(0))}", path);
        _ = sf_command(file, SetClipping, null, 1);
    }

    /// <summary>Writes the next samples, channel after channel for each moment.</summary>
    /// <exception cref="AudioException">The disk is full.</exception>
    public void Write(ReadOnlySpan<float> interleaved)
    {
        long count = interleaved.Length / channels;
        fixed (float* from = interleaved)
        {
            if (sf_writef_float(file, from, count) != count)
                throw Cut();
        }
    }

    /// <summary>Ends the file and gives it its name.</summary>
    /// <exception cref="AudioException">The disk is full.</exception>
    public void Complete()
    {
        nint open = file;
        file = 0;
        if (sf_close(open) != 0)
            throw Cut();
        using (var stream = new FileStream(temporary, FileMode.Open, FileAccess.ReadWrite))
            stream.Flush(flushToDisk: true);
        File.Move(temporary, path, overwrite: true);
    }

    public void Dispose()
    {
        if (file != 0)
            _ = sf_close(file);
        file = 0;
        File.Delete(temporary);
    }

    private AudioException Cut() => new("the file could not be written whole.", path, "Look at the free space of the disk.");

    [StructLayout(LayoutKind.Sequential)]
    private struct Info
    {
        public long Frames;
        public int Rate, Channels, Format, Sections, Seekable;
    }

    [LibraryImport(SoundFile.Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint sf_open(string path, int mode, Info* info);

    [LibraryImport(SoundFile.Library)]
    private static partial long sf_writef_float(nint file, float* from, long frames);

    [LibraryImport(SoundFile.Library)]
    private static partial int sf_command(nint file, int command, void* data, int size);

    [LibraryImport(SoundFile.Library)]
    private static partial int sf_error(nint file);

    [LibraryImport(SoundFile.Library)]
    private static partial int sf_close(nint file);
}
