using System.Globalization;
using System.Numerics;
using System.Numerics.Tensors;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Audio;

/// <summary>
/// A recording in memory: one row of float samples a channel, full scale being [-1, 1]. It never changes;
/// every operation gives another waveform, sharing samples where it can.
/// </summary>
[TypeFormatterSource("WaveformView")]
public sealed class Waveform
{
    private readonly ReadOnlyMemory<float>[] _channels;

    private Waveform(SampleRate rate, ReadOnlyMemory<float>[] channels)
    {
        Rate = rate;
        _channels = channels;
        Length = channels[0].Length;
    }

    /// <summary>Makes a waveform of a copy of the samples.</summary>
    /// <param name="rate">Samples a second.</param>
    /// <param name="channels">One array a channel, all of one length of at least 1, every sample finite.</param>
    /// <exception cref="ArgumentException">No channel, no sample, channels of different lengths, or a sample that is not finite.</exception>
    public Waveform(SampleRate rate, params float[][] channels)
        : this(rate, CopyOf(channels))
    {
    }

    /// <summary>Samples a second of each channel.</summary>
    public SampleRate Rate { get; }

    /// <summary>How many channels there are, at least 1.</summary>
    public int Channels => _channels.Length;

    /// <summary>How many samples each channel has, at least 1.</summary>
    public int Length { get; }

    /// <summary>How long it sounds.</summary>
    public Seconds Duration => Seconds.FromSamples(Length, Rate);

    /// <summary>The file the samples came from, or null.</summary>
    public string? Source { get; private init; }

    /// <summary>
    /// How much shorter the sound was than its file's header said; zero where it was not, or where the header says nothing.
    /// An mp3 without an index only estimates its length, so that some hundredths of a second mean nothing there.
    /// </summary>
    public Seconds ShortBy { get; private init; }

    /// <summary>
    /// What a careful reader should know of the file: that less than nine tenths of the declared length could be read,
    /// that its end is missing, or what the decoder complained about. Empty for a sound file.
    /// </summary>
    public IReadOnlyList<string> Warnings { get; private init; } = [];

    /// <summary>
    /// Reads a sound file: wav, flac, ogg, opus, mp3 and the other formats of libsndfile in process; m4a, aac, wma and
    /// what else the program <c>ffmpeg</c> understands through that.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <returns>All its channels at its own rate. Lengths in headers are taken as claims: the file is read to its end (<see cref="ShortBy"/>).</returns>
    /// <exception cref="AudioException">
    /// There is no such file, it may not be read, it is a folder, empty, cut off before the first sample, no sound at all,
    /// has an impossible rate or number of channels, holds samples that are not numbers, or the decoder is not installed.
    /// </exception>
    public static Waveform Load(string path) => AudioReader.Read(path);

    /// <summary>Reads one of the sounds of a file that holds several, as mp4 files of stems do.</summary>
    /// <param name="path">The file.</param>
    /// <param name="stream">Which sound, from 0: the first is what <see cref="Load(string)"/> reads.</param>
    /// <exception cref="AudioException">As for <see cref="Load(string)"/>, or the file holds fewer sounds.</exception>
    public static Waveform Load(string path, int stream) => AudioReader.Read(path, Check.InRange(stream, 0, 255));

    /// <summary>The samples of one channel.</summary>
    /// <param name="index">Its number from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such channel.</exception>
    public ReadOnlySpan<float> Channel(int index) => _channels[Check.InRange(index, 0, Channels - 1)].Span;

    /// <summary>The mean of the channels as a single one; itself where it has one already.</summary>
    public Waveform ToMono()
    {
        if (Channels == 1)
            return this;
        float[] mean = _channels[0].ToArray();
        foreach (var channel in _channels.AsSpan(1))
            TensorPrimitives.Add(mean, channel.Span, mean);
        TensorPrimitives.Multiply(mean, 1f / Channels, mean);
        return Derive(Rate, [mean]);
    }

    /// <summary>The same sound at another rate, by the soxr library at high quality (errors below -130 dB, flat to 0.9 of the band); itself where it has that rate already.</summary>
    /// <param name="rate">The rate wanted. The length becomes ceil(length x new rate / old rate).</param>
    /// <exception cref="AudioException">The library is not installed.</exception>
    public Waveform Resample(SampleRate rate) => rate == Rate
        ? this
        : Derive(rate, [.. _channels.Select(channel => (ReadOnlyMemory<float>)Resampler.Convert(channel.Span, Rate, rate))]);

    /// <summary>A part of the sound; shares the samples.</summary>
    /// <param name="start">Where it begins, rounded to the nearest sample.</param>
    /// <param name="length">How long it is, rounded to the nearest sample, at least one.</param>
    /// <exception cref="ArgumentOutOfRangeException">The part does not lie inside the sound.</exception>
    public Waveform Slice(Seconds start, Seconds length)
    {
        int from = start.ToSamples(Rate), count = length.ToSamples(Rate);
        if (from < 0 || count < 1 || from > Length - count)
            throw new ArgumentOutOfRangeException(nameof(length), $"The part from {start} of {length} must lie inside the sound of {Duration}.");
        return Derive(Rate, [.. _channels.Select(channel => channel.Slice(from, count))]);
    }

    /// <summary>Writes a wav file, whole or not at all.</summary>
    /// <param name="path">Where; its folder is made when missing.</param>
    /// <param name="format">How samples are stored; 16-bit integers unless said otherwise.</param>
    /// <exception cref="AudioException">The sound is too long for a wav file (4 GB).</exception>
    public void Save(string path, SampleFormat format = SampleFormat.Pcm16) => WavWriter.Write(this, path, format);

    internal static Waveform FromFile(string path, SampleRate rate, float[][] channels, int length, Seconds shortBy, IReadOnlyList<string> warnings) =>
        new(rate, [.. channels.Select(samples => new ReadOnlyMemory<float>(samples, 0, length))])
        {
            Source = path,
            ShortBy = shortBy,
            Warnings = warnings,
        };

    internal static int FirstNonFinite(ReadOnlySpan<float> samples)
    {
        // x - x is 0 for every finite x and NaN for all others: one cheap pass for the usual case.
        var sum = Vector<float>.Zero;
        int whole = samples.Length - samples.Length % Vector<float>.Count;
        for (int i = 0; i < whole; i += Vector<float>.Count)
        {
            var x = new Vector<float>(samples[i..]);
            sum += x - x;
        }
        for (int i = Vector.EqualsAll(sum, Vector<float>.Zero) ? whole : 0; i < samples.Length; i++)
        {
            if (!float.IsFinite(samples[i]))
                return i;
        }
        return -1;
    }

    private static ReadOnlyMemory<float>[] CopyOf(float[][] channels)
    {
        if (channels.Length == 0 || channels[0].Length == 0)
            throw new ArgumentException($"A waveform needs at least one channel of at least one sample; got {channels.Length} channels.");
        for (int channel = 0; channel < channels.Length; channel++)
        {
            Check.SameLength(channels[0].Length, channels[channel].Length, "channel 0", $"channel {channel}");
            if (FirstNonFinite(channels[channel]) is >= 0 and int at)
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                    $"Every sample must be a finite number; sample {at} of channel {channel} is {channels[channel][at]}."));
        }
        return [.. channels.Select(samples => (ReadOnlyMemory<float>)samples.ToArray())];
    }

    private Waveform Derive(SampleRate rate, ReadOnlyMemory<float>[] channels) => new(rate, channels)
    {
        Source = Source,
        ShortBy = ShortBy,
        Warnings = Warnings,
    };
}
