using System.Security.Cryptography;
using System.Text;

namespace MerWorkbench.Foundation;

/// <summary>A SHA-256 digest, written as 64 lower-case hexadecimal digits.</summary>
/// <param name="Hex">The digits.</param>
public readonly record struct ContentHash(string Hex)
{
    /// <summary>The first twelve digits: enough for folder names and tables.</summary>
    public string Short => Hex[..12];

    /// <summary>The digest of a file's bytes.</summary>
    public static ContentHash OfFile(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        return OfStream(stream);
    }

    /// <summary>The digest of what is left of a stream.</summary>
    public static ContentHash OfStream(Stream stream) => new(Convert.ToHexStringLower(SHA256.HashData(stream)));

    /// <summary>The digest of a text's UTF-8 bytes.</summary>
    public static ContentHash OfText(string text) => OfBytes(Encoding.UTF8.GetBytes(text));

    /// <summary>The digest of bytes.</summary>
    public static ContentHash OfBytes(ReadOnlySpan<byte> bytes) => new(Convert.ToHexStringLower(SHA256.HashData(bytes)));

    /// <summary>All 64 digits.</summary>
    public override string ToString() => Hex;
}
