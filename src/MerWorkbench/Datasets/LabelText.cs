using System.Text;
using System.Text.Unicode;
using MerWorkbench.Foundation;

namespace MerWorkbench.Datasets;

/// <summary>Reads label files whole: UTF-8, with or without a byte order mark.</summary>
internal static class LabelText
{
    /// <exception cref="MerException">The file cannot be read, or is not UTF-8; the message names the line of the first bad byte.</exception>
    public static string Read(string path) => Encoding.UTF8.GetString(ReadBytes(path));

    /// <summary>The bytes after the byte order mark, all of them UTF-8.</summary>
    /// <exception cref="MerException">As for <see cref="Read"/>.</exception>
    public static ReadOnlySpan<byte> ReadBytes(string path)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MerException($"The label file cannot be read: {e.Message}", path, inner: e);
        }
        ReadOnlySpan<byte> text = bytes;
        if (text.StartsWith(Encoding.UTF8.Preamble))
            text = text[Encoding.UTF8.Preamble.Length..];
        if (Utf8.IsValid(text))
            return text;

        int good = 0;
        while (Rune.DecodeFromUtf8(text[good..], out _, out int length) == System.Buffers.OperationStatus.Done)
            good += length;
        int line = 1 + text[..good].Count((byte)'\n');
        throw new MerException($"Expected UTF-8 text; the byte 0x{text[good]:X2} is not.", $"{path}:{line}", "Save the file as UTF-8.");
    }

    /// <summary>The lines with their numbers from 1, ended by LF or CRLF; an empty last one is none.</summary>
    public static IEnumerable<(int Line, string Text)> Lines(string text)
    {
        string[] lines = text.Split('\n');
        int count = lines[^1].Length == 0 ? lines.Length - 1 : lines.Length;
        for (int i = 0; i < count; i++)
            yield return (i + 1, lines[i].TrimEnd('\r'));
    }
}
