using System.Buffers.Binary;
using System.Globalization;
using MerWorkbench.Foundation;

namespace MerWorkbench.Lyrics.FastText;

/// <summary>Reads a mapped file from front to back, and says in which section it was where the file ends too early or says what cannot be.</summary>
internal sealed class FileSection(MappedBytes file)
{
    /// <summary>What is being read, for messages: <c>header</c>, <c>dictionary</c>.</summary>
    public string Name { get; set; } = "header";

    /// <summary>The entry at hand of a section of many, and their number; for messages.</summary>
    public (int At, int Of)? Entry { get; set; }

    /// <summary>The place of the next byte.</summary>
    public long Position { get; private set; }

    /// <summary>Bytes up to the file's end.</summary>
    public long Left => file.Length - Position;

    public byte Byte() => file.Slice(Skip(1), 1)[0];

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(file.Slice(Skip(sizeof(int)), sizeof(int)));

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(file.Slice(Skip(sizeof(long)), sizeof(long)));

    public double Double() => BinaryPrimitives.ReadDoubleLittleEndian(file.Slice(Skip(sizeof(double)), sizeof(double)));

    /// <summary>A whole number within limits.</summary>
    public int Int32(string what, int low, int high)
    {
        int value = Int32();
        return value >= low && value <= high ? value : throw Fault($"{what} is {Text(value)}; expected {Text(low)} to {Text(high)}.");
    }

    /// <summary>Passes bytes by, and gives the place of the first.</summary>
    /// <param name="count">How many; they must all be there.</param>
    public long Skip(long count)
    {
        if (count > Left)
            throw Fault($"the file is cut off: {Text(count)} bytes are needed at byte {Text(Position)}, and the file ends at {Text(file.Length)}.");
        long start = Position;
        Position += count;
        return start;
    }

    /// <summary>Passes a text by that ends with a zero byte, and gives the number of its bytes without it.</summary>
    public int SkipText()
    {
        int within = (int)Math.Min(Left, int.MaxValue);
        int length = file.Slice(Position, within).IndexOf((byte)0);
        if (length < 0)
            throw Fault($"the file is cut off: a word that begins at byte {Text(Position)} has no end.");
        Position += length + 1;
        return length;
    }

    /// <summary>A fault of this section.</summary>
    public MerException Fault(string problem)
    {
        string entry = Entry is var (at, of) ? $" (entry {Text(at + 1)} of {Text(of)})" : "";
        return new($"In its {Name}{entry}: {problem}", file.Path, "The file is damaged; fetch or train it again.");
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
