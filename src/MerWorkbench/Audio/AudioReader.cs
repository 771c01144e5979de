using System.Globalization;
using System.Numerics.Tensors;
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

    // Float files may go somewhat beyond full scale; integers stored as floats go far beyond.
    private const float LoudestPeak = 16;

    private const int BlockFrames = 1 << 14;
    private const int Unrecognised = 1, Unsupported = 4;

    public static Waveform Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        using var file = Open(path);
        try
        {
            using var sound = SoundFile.Open(file, out int error);
            if (sound is not null)
                return ReadAll(path, file, sound);
            Span<byte> head = stackalloc byte[512];
            head = head[..RandomAccess.Read(file, head, 0)];
            if (Recognise(head) is string other)
                throw new AudioException($"this is not sound but {other}.", path, "A download that failed often leaves such a file; fetch it again.");
            return error is Unrecognised or Unsupported
                ? FfmpegDecoder.Read(path)
                : throw new AudioException($"the file is damaged: {Explain(error)}.", path);
        }
        catch (DllNotFoundException missing)
        {
            throw AudioException.MissingLibrary(SoundFile.Library, SoundFile.Package, path, missing);
        }
        catch (OutOfMemoryException tooLong)
        {
            throw new AudioException("the sound is too long for memory.", path, inner: tooLong);
        }
    }

    /// <summary>Checks what any decoder found and makes the waveform.</summary>
    /// <param name="path">The file.</param>
    /// <param name="rate">The rate in its header.</param>
    /// <param name="samples">All that could be read.</param>
    /// <param name="claimed">The samples a channel that the header declares, or null where it is silent.</param>
    /// <param name="warnings">What the decoder complained about.</param>
    public static Waveform Finish(string path, int rate, SampleBuffer samples, long? claimed, List<string> warnings)
    {
        if (samples.Length == 0)
        {
            string why = warnings.Count > 0 ? $" ({warnings[0]})" : "";
            throw new AudioException(claimed > 0
                ? string.Create(CultureInfo.InvariantCulture, $"the header declares {claimed} samples but none can be read{why}: the file is damaged or cut off.")
                : $"the file holds no samples{why}.", path);
        }
        for (int channel = 0; channel < samples.Rows.Length; channel++)
        {
            if (Waveform.FirstNonFinite(samples.Rows[channel].AsSpan(0, samples.Length)) is >= 0 and int at)
                throw new AudioException(string.Create(CultureInfo.InvariantCulture,
                    $"sample {at} of channel {channel} is {samples.Rows[channel][at]}; every sample must be a finite number."), path);
        }
        float peak = samples.Rows.Max(row => Math.Abs(TensorPrimitives.MaxMagnitude(row.AsSpan(0, samples.Length))));
        if (peak == 0)
            warnings.Add("silent: every sample is 0.");
        else if (peak > LoudestPeak)
            warnings.Add(string.Create(CultureInfo.InvariantCulture, $"loud: samples reach {peak:0.#}; full scale is 1."));
        var known = new SampleRate(rate);
        long missing = Math.Max(0, (claimed ?? 0) - samples.Length);
        if (samples.Length < ShortShare * (claimed ?? 0))
            warnings.Insert(0, string.Create(CultureInfo.InvariantCulture,
                $"short: got {samples.Length} of {claimed} declared samples ({Seconds.FromSamples(samples.Length, known)} of {Seconds.FromSamples(claimed!.Value, known)})."));
        return Waveform.FromFile(path, known, samples.Rows, samples.Length, Seconds.FromSamples(missing, known), warnings);
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

    private static Waveform ReadAll(string path, SafeFileHandle file, SoundFile sound)
    {
        CheckHeader(path, sound.Rate, sound.Channels);
        var warnings = new List<string>();
        long? claimed = sound.ClaimedLength == SoundFile.UnknownLength ? null : sound.ClaimedLength;
        if (claimed is null)
            warnings.Add("the stream has no end mark: the file is cut off.");
        else if (sound.IsWav)
            claimed = RiffHeader.PromisedLength(file) ?? claimed;

        var samples = new SampleBuffer(sound.Channels, claimed ?? 0);
        var block = new float[BlockFrames * sound.Channels];
        for (int frames; (frames = sound.ReadFrames(block)) > 0;)
            samples.Add(block.AsSpan(0, frames * sound.Channels));
        if (sound.Fault is not null)
            throw new AudioException($"reading stopped: {sound.Fault.Message}", path, inner: sound.Fault);
        if (sound.Error is not 0 and int error)
            warnings.Add($"{SoundFile.Describe(error).TrimEnd('.')}.");
        return Finish(path, sound.Rate, samples, claimed, warnings);
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
