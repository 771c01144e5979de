using System.Globalization;
using MerWorkbench.Units;
using Microsoft.Win32.SafeHandles;

namespace MerWorkbench.Audio;

/// <summary>Reads sound files: chooses the decoder, checks all that a file claims, and says what is wrong in one sentence.</summary>
internal static class AudioReader
{
    /// <summary>More channels than this are taken as damage.</summary>
    public const int MostChannels = 64;

    /// <summary>A file that gives less than this share of its declared length is warned of.</summary>
    public const double ShortShare = 0.9;

    private const int BlockFrames = 1 << 14;
    private const int Unrecognised = 1, Unsupported = 4;

    /// <summary>Reads a file into memory, or one of the sounds it holds (<see cref="Waveform.Load(string, int)"/>).</summary>
    public static Waveform Read(string path, int stream = 0)
    {
        var samples = new SampleBuffer();
        try
        {
            SoundFacts facts = Play(path, samples, CancellationToken.None, stream);
            return Waveform.FromFile(path, facts.Rate, samples.Rows, samples.Length, facts.ShortBy, facts.Warnings);
        }
        catch (OutOfMemoryException tooLong)
        {
            throw new AudioException("the sound is too long for memory.", path, inner: tooLong);
        }
    }

    /// <summary>Decodes a file block by block.</summary>
    public static SoundFacts Play(string path, IChannelSink sink, CancellationToken cancellation, int stream = 0)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var tally = new SoundTally(path, sink, cancellation);
        using var file = Open(path);
        // What libsndfile reads holds a single sound.
        if (stream > 0)
            return FfmpegDecoder.Play(path, stream, tally);
        try
        {
            using var sound = SoundFile.Open(file, out int error);
            if (sound is not null)
                return PlayAll(path, file, sound, tally);
            Span<byte> head = stackalloc byte[512];
            head = head[..RandomAccess.Read(file, head, 0)];
            if (Recognise(head) is string other)
                throw new AudioException($"this is not sound but {other}.", path, "A download that failed often leaves such a file; fetch it again.");
            return error is Unrecognised or Unsupported
                ? FfmpegDecoder.Play(path, stream, tally)
                : throw new AudioException($"the file is damaged: {Explain(error)}.", path);
        }
        catch (DllNotFoundException missing)
        {
            throw AudioException.MissingLibrary(SoundFile.Library, SoundFile.Package, path, missing);
        }
    }

    /// <summary>Refuses a rate or a number of channels that no real file has.</summary>
    public static void CheckHeader(string path, long rate, long channels)
    {
        if (rate is < SampleRate.Lowest or > SampleRate.Highest)
            throw new AudioException(string.Create(CultureInfo.InvariantCulture,
                $"the header declares {rate} samples a second; expected {SampleRate.Lowest} to {SampleRate.Highest}."), path);
        if (channels is < 1 or > MostChannels)
            throw new AudioException(string.Create(CultureInfo.InvariantCulture,
                $"the header declares {channels} channels; expected 1 to {MostChannels}."), path);
    }

    private static SoundFacts PlayAll(string path, SafeFileHandle file, SoundFile sound, SoundTally tally)
    {
        CheckHeader(path, sound.Rate, sound.Channels);
        var warnings = new List<string>();
        long? claimed = sound.ClaimedLength == SoundFile.UnknownLength ? null : sound.ClaimedLength;
        if (claimed is null)
            warnings.Add("the stream has no end mark: the file is cut off.");
        else
            claimed = SoundHeader.PromisedLength(file) ?? claimed;

        tally.Begin(new SampleRate(sound.Rate), sound.Channels, claimed);
        var block = new float[BlockFrames * sound.Channels];
        for (int frames; (frames = sound.ReadFrames(block)) > 0;)
            tally.Push(block.AsSpan(0, frames * sound.Channels));
        if (sound.Fault is not null)
            throw new AudioException($"reading stopped: {sound.Fault.Message}", path, inner: sound.Fault);
        if (sound.Error is not 0 and int error)
            warnings.Add($"{SoundFile.Describe(error).TrimEnd('.')}.");
        return tally.Finish(warnings);
    }

    /// <summary>Opens a file of at least one byte, or says why not.</summary>
    public static SafeFileHandle Open(string path)
    {
        if (Directory.Exists(path))
            throw new AudioException("this is a folder, not a sound file.", path);
        SafeFileHandle? file = null;
        try
        {
            file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);
            return RandomAccess.GetLength(file) > 0 ? file : throw new AudioException("the file is empty.", path);
        }
        catch (Exception fault)
        {
            file?.Dispose();
            throw fault is AudioException ? fault : new AudioException(ExplainOpening(fault), path, inner: fault);
        }
    }

    internal static string ExplainOpening(Exception fault) => fault switch
    {
        FileNotFoundException or DirectoryNotFoundException => "there is no such file.",
        UnauthorizedAccessException => "you have no permission to read this file.",
        NotSupportedException => "this is not an ordinary file.",
        _ => $"the file cannot be opened: {fault.Message}",
    };

    /// <summary>Names what commonly lies under a sound file's name without being sound.</summary>
    private static string? Recognise(ReadOnlySpan<byte> head)
    {
        var text = head.TrimStart(" \t\r\n\uFEFF"u8);
        if (text.StartsWith("<"u8))
            return "a web page (HTML or XML)";
        if (head.StartsWith("PK\u0003\u0004"u8))
            return "a zip archive";
        if (head.StartsWith("%PDF"u8))
            return "a PDF document";
        if (head.StartsWith("version https://git-lfs"u8))
            return "a Git LFS pointer";
        return head.IndexOfAnyExceptInRange((byte)9, (byte)126) < 0 && !head.ContainsAnyInRange((byte)14, (byte)31) ? "text" : null;
    }

    private static string Explain(int error) => error switch
    {
        24 => "its header declares an impossible sample rate, number of channels or sample format",
        32 => "its header declares no channels",
        33 => "its header declares too many channels",
        _ => SoundFile.Describe(error).TrimEnd('.'),
    };
}
