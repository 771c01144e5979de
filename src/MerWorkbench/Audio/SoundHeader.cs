using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace MerWorkbench.Audio;

/// <summary>What the own header of a wav or au file says of its length: libsndfile quietly corrects it to what is there.</summary>
internal static class SoundHeader
{
    // Bytes a sample by the number that an au header gives the encoding: mu-law, integers of 8 to 32 bits, floats; A-law is 27.
    private static readonly int[] AuBytes = [0, 1, 1, 2, 3, 4, 4, 8];

    private const int AuALaw = 27;

    /// <summary>The samples a channel that the header promises, or null where it does not say (streamed, or not understood).</summary>
    public static long? PromisedLength(SafeFileHandle file)
    {
        Span<byte> head = stackalloc byte[24];
        if (RandomAccess.Read(file, head, 0) < head.Length)
            return null;
        return head[..4].SequenceEqual("RIFF"u8) ? OfWav(file) : head[..4].SequenceEqual(".snd"u8) ? OfAu(head) : null;
    }

    private static long? OfWav(SafeFileHandle file)
    {
        Span<byte> chunk = stackalloc byte[24];
        int blockAlign = 0;
        long at = 12;
        for (int i = 0; i < 64 && RandomAccess.Read(file, chunk, at) >= 8; i++)
        {
            uint size = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
            if (chunk[..4].SequenceEqual("fmt "u8))
            {
                // Only for plain integers and floats is the length a quotient of bytes.
                ushort tag = BinaryPrimitives.ReadUInt16LittleEndian(chunk[8..]);
                blockAlign = tag is 1 or 3 or 0xFFFE ? BinaryPrimitives.ReadUInt16LittleEndian(chunk[20..]) : 0;
            }
            else if (chunk[..4].SequenceEqual("data"u8))
            {
                return blockAlign == 0 || size is 0 or >= 0xFFFFFF00 ? null : size / blockAlign;
            }
            at += 8 + size + (size & 1);
        }
        return null;
    }

    // Sun's format: magic word, where the data begin, their bytes (all ones where unknown), encoding, rate, channels; big end first.
    private static long? OfAu(ReadOnlySpan<byte> head)
    {
        uint size = BinaryPrimitives.ReadUInt32BigEndian(head[8..]), encoding = BinaryPrimitives.ReadUInt32BigEndian(head[12..]);
        uint channels = BinaryPrimitives.ReadUInt32BigEndian(head[20..]);
        int bytes = encoding == AuALaw ? 1 : encoding < AuBytes.Length ? AuBytes[encoding] : 0;
        return bytes == 0 || channels == 0 || size is 0 or uint.MaxValue ? null : size / (bytes * channels);
    }
}
