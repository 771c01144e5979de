using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using MerWorkbench.Foundation;

namespace MerWorkbench.Audio;

/// <summary>Writes RIFF wav files.</summary>
internal static class WavWriter
{
    private const int Block = 1 << 14;

    public static void Write(Waveform sound, string path, SampleFormat format)
    {
        int width = format == SampleFormat.Pcm16 ? 2 : 4;
        long bytes = (long)sound.Length * sound.Channels * width;
        if (bytes > uint.MaxValue - 64)
            throw new AudioException(string.Create(CultureInfo.InvariantCulture,
                $"{sound.Duration} in {sound.Channels} channels make {bytes} bytes; a wav file holds 4 GB."), path);
        AtomicFile.Write(path, stream => Write(sound, stream, format, width, (uint)bytes));
    }

    /// <summary>A short sound as the bytes of a wav file of 16-bit integers.</summary>
    public static byte[] ToBytes(Waveform sound)
    {
        var stream = new MemoryStream();
        Write(sound, stream, SampleFormat.Pcm16, 2, checked((uint)(sound.Length * sound.Channels * 2)));
        return stream.ToArray();
    }

    private static void Write(Waveform sound, Stream stream, SampleFormat format, int width, uint bytes)
    {
        stream.Write(Header(sound, format, width, bytes));
        var buffer = new byte[Block * sound.Channels * width];
        for (int start = 0; start < sound.Length; start += Block)
        {
            int count = Math.Min(Block, sound.Length - start);
            for (int channel = 0; channel < sound.Channels; channel++)
                Interleave(sound.Channel(channel).Slice(start, count), buffer, channel, sound.Channels, format);
            stream.Write(buffer.AsSpan(0, count * sound.Channels * width));
        }
    }

    private static void Interleave(ReadOnlySpan<float> samples, byte[] buffer, int channel, int channels, SampleFormat format)
    {
        if (format == SampleFormat.Float32)
        {
            var floats = MemoryMarshal.Cast<byte, float>(buffer.AsSpan());
            for (int i = 0; i < samples.Length; i++)
                floats[i * channels + channel] = samples[i];
            return;
        }
        var shorts = MemoryMarshal.Cast<byte, short>(buffer.AsSpan());
        for (int i = 0; i < samples.Length; i++)
            shorts[i * channels + channel] = (short)Math.Clamp(MathF.Round(samples[i] * 32768f), -32768f, 32767f);
    }

    private static byte[] Header(Waveform sound, SampleFormat format, int width, uint bytes)
    {
        var header = new byte[44];
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(4), bytes + 36);
        "WAVEfmt "u8.CopyTo(header.AsSpan(8));
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(16), 16);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(20), (ushort)(format == SampleFormat.Pcm16 ? 1 : 3));
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(22), (ushort)sound.Channels);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(24), (uint)sound.Rate.Hertz);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(28), (uint)(sound.Rate.Hertz * sound.Channels * width));
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(32), (ushort)(sound.Channels * width));
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(34), (ushort)(8 * width));
        "data"u8.CopyTo(header.AsSpan(36));
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(40), bytes);
        return header;
    }
}
