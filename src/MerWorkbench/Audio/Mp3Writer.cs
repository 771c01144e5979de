using System.Runtime.InteropServices;
using MerWorkbench.Foundation;

namespace MerWorkbench.Audio;

/// <summary>Writes mp3 files through libsndfile's encoder (LAME), 128 kbit/s or near it; the same bytes with the same version of LAME.</summary>
internal static unsafe partial class Mp3Writer
{
    private const int WriteMode = 0x20, Mp3 = 0x230000 | 0x0082;
    private const int Block = 1 << 14;

    /// <summary>Writes a sound, whole or not at all.</summary>
    /// <param name="sound">One or two channels at a rate of MPEG audio (44,100, 22,050, ...).</param>
    /// <param name="path">Where; its folder is made when missing.</param>
    /// <exception cref="AudioException">libsndfile is missing, or too old for mp3 (1.1.0 writes it), or the disk is full.</exception>
    public static void Write(Waveform sound, string path)
    {
        string full = Path.GetFullPath(path), temporary = $"{full}.{Environment.ProcessId}-{Guid.NewGuid():N}{AtomicFile.TemporarySuffix}";
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        try
        {
            Encode(sound, temporary, full);
            File.Move(temporary, full, overwrite: true);
        }
        catch (DllNotFoundException missing)
        {
            throw AudioException.MissingLibrary(SoundFile.Library, SoundFile.Package, path, missing);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    private static void Encode(Waveform sound, string temporary, string path)
    {
        var info = new Info { Rate = sound.Rate.Hertz, Channels = sound.Channels, Format = Mp3 };
        nint file;
        lock (SoundFile.Opening)
            file = sf_open(temporary, WriteMode, &info);
        if (file == 0)
            throw new AudioException("libsndfile does not write this as mp3.", path, "Install libsndfile 1.1.0 or later with its mp3 encoder.");
        bool whole = true;
        try
        {
            var buffer = new float[Block * sound.Channels];
            for (int start = 0; start < sound.Length && whole; start += Block)
            {
                int count = Math.Min(Block, sound.Length - start);
                for (int channel = 0; channel < sound.Channels; channel++)
                {
                    ReadOnlySpan<float> samples = sound.Channel(channel).Slice(start, count);
                    for (int i = 0; i < count; i++)
                        buffer[(i * sound.Channels) + channel] = samples[i];
                }
                fixed (float* from = buffer)
                    whole = sf_writef_float(file, from, count) == count;
            }
        }
        finally
        {
            whole &= sf_close(file) == 0;
        }
        if (!whole)
            throw new AudioException("the mp3 file could not be written whole.", path, "Look at the free space of the disk.");
    }

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
    private static partial int sf_close(nint file);
}
