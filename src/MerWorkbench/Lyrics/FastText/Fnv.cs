namespace MerWorkbench.Lyrics.FastText;

/// <summary>
/// The 32-bit hash of Fowler, Noll and Vo (FNV-1a) as fastText has it: each byte is widened with its sign first, so that
/// what is not ASCII hashes otherwise than by the definition.
/// </summary>
internal static class Fnv
{
    public const uint Start = 2_166_136_261;

    public static uint Add(uint hash, byte value) => (hash ^ (uint)(sbyte)value) * 16_777_619;

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint hash = Start;
        foreach (byte value in bytes)
            hash = Add(hash, value);
        return hash;
    }
}
