using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace MerWorkbench.Audio;

/// <summary>What a wav file's own header says of its length: libsndfile quietly corrects it to what is there.</summary>
internal static class RiffHeader
{
    /// <summary>The samples a channel that the header promises, or null where it does not say (streamed, or not understood).</summary>
    public static long? PromisedLength(SafeFileHandle file)
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
}
