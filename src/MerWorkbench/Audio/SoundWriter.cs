using System.Runtime.InteropServices;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Audio;

/// <summary>
/// Writes a wav or flac file of 16-bit integers, or an mp3 file of 128 kbit/s or near it (LAME; the same bytes with the same version of it), block by
/// block through libsndfile, so that its length costs no memory. Values outside [-1, 1) are clipped. The file bears its own name once it is complete;
/// until then it may be swept.
/// </summary>
internal sealed unsafe partial class SoundWriter : IDisposable
{
    private const int WriteMode = 0x20, Wav = 0x010000 | 0x0002, Flac = 0x170000 | 0x0002, Mp3 = 0x230000 | 0x0082;
    private const int SetClipping = 0x10C0;
    private const int Block = 1 << 14;

    private readonly string path, temporary;
    private readonly int channels;
    private nint file;

    /// <summary>Begins a file.</summary>
    /// <param name="path">Where; its ending, <c>.wav</c>, <c>.flac</c> or <c>.mp3</c>, says what is written. Its folder is made when missing.</param>
    /// <param name="rate">Samples a second.</param>
    /// <param name="channels">Channels, at least 1.</param>
    /// <exception cref="AudioException">The ending is another, libsndfile is missing or too old for mp3 (1.1.0 writes it), or the file cannot be made.</exception>
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
                ".mp3" => Mp3,
                var other => throw new AudioException($"sound is written as .wav, .flac or .mp3, not as '{other}'.", path),
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
            throw new AudioException($"the file cannot be made: {SoundFile.Describe(sf_error(0))}", path,
                info.Format == Mp3 ? "Install libsndfile 1.1.0 or later with its mp3 encoder." : null);
        if (info.Format != Mp3)
            _ = sf_command(file, SetClipping, null, 1);
    }

    /// <summary>Writes a sound to a file of its own, whole or not at all.</summary>
    /// <param name="sound">For mp3 one or two channels at a rate of MPEG audio (44,100, 22,050, ...).</param>
    /// <param name="path">Where, as when beginning a file.</param>
    /// <exception cref="AudioException">As when beginning a file, or the disk is full.</exception>
    public static void Write(Waveform sound, string path)
    {
        using var writer = new SoundWriter(path, sound.Rate, sound.Channels);
        for (int start = 0; start < sound.Length; start += Block)
        {
            var block = new float[Math.Min(Block, sound.Length - start) * sound.Channels];
            for (int channel = 0; channel < sound.Channels; channel++)
            {
                ReadOnlySpan<float> samples = sound.Channel(channel).Slice(start, block.Length / sound.Channels);
                for (int i = 0; i < samples.Length; i++)
                    block[(i * sound.Channels) + channel] = samples[i];
            }
            writer.Write(block);
        }
        writer.Complete();
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
