using System.Numerics;
using System.Text;

namespace MerWorkbench.Lyrics.FastText;

/// <summary>The words and labels of a fastText file. The words stay in the file; here are where they begin and a table to find them.</summary>
internal sealed class FastTextDictionary
{
    /// <summary>What stands for the end of a line.</summary>
    public static ReadOnlySpan<byte> EndOfLine => "</s>"u8;

    private const int EntryTail = sizeof(long) + sizeof(byte);

    private readonly MappedBytes _file;
    private readonly long[] _starts;
    private readonly int[] _slots;
    private readonly Dictionary<int, int>? _kept;

    private FastTextDictionary(MappedBytes file, int words, int labels, long tokens, long[] starts, int[] slots, Dictionary<int, int>? kept)
    {
        (_file, Words, Labels, Tokens, _starts, _slots, _kept) = (file, words, labels, tokens, starts, slots, kept);
    }

    /// <summary>How many words; they come first.</summary>
    public int Words { get; }

    /// <summary>How many labels; they follow.</summary>
    public int Labels { get; }

    /// <summary>Words of the text it was made from, repeated ones counted again.</summary>
    public long Tokens { get; }

    /// <summary>The rows of n-grams: all buckets, or those that were kept when the model was made smaller.</summary>
    public int NgramRows(int buckets) => _kept?.Count ?? buckets;

    /// <summary>Whether n-grams were dropped when the model was made smaller.</summary>
    public bool IsPruned => _kept is not null;

    /// <summary>The bytes of a word or label.</summary>
    public ReadOnlySpan<byte> this[int id] => _file.Slice(_starts[id], (int)(_starts[id + 1] - _starts[id]) - EntryTail - 1);

    /// <summary>The word as text.</summary>
    public string Text(int id) => Encoding.UTF8.GetString(this[id]);

    /// <summary>How often a word occurs in the text the dictionary was made from.</summary>
    public long Count(int id) => BitConverter.ToInt64(_file.Slice(_starts[id + 1] - EntryTail, sizeof(long)));

    /// <summary>The number of a word or label, or -1.</summary>
    public int Find(ReadOnlySpan<byte> word)
    {
        for (uint at = Fnv.Of(word); ; at++)
        {
            int id = _slots[at & (uint)(_slots.Length - 1)] - 1;
            if (id < 0 || this[id].SequenceEqual(word))
                return id;
        }
    }

    /// <summary>The row of a bucket behind the words, or -1 where it was dropped.</summary>
    public int NgramRow(int bucket) => _kept is null ? bucket : _kept.GetValueOrDefault(bucket, -1);

    public static FastTextDictionary Read(MappedBytes file, FileSection section)
    {
        section.Name = "dictionary";
        int size = section.Int32("the number of entries", 0, int.MaxValue);
        int words = section.Int32("the number of words", 0, size);
        int labels = section.Int32("the number of labels", size - words, size - words);
        long tokens = section.Int64();
        long kept = section.Int64();
        // Each entry has at the least the end of its text and its tail: no room is made for what cannot be there.
        if ((long)size * (EntryTail + 1) > section.Left)
            throw section.Fault(FormattableString.Invariant($"the file is cut off: {size} entries cannot lie in the {section.Left} bytes that are left."));
        var starts = new long[size + 1];
        var slots = new int[BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, size) * 2u)];
        for (int id = 0; id < size; id++)
        {
            starts[id] = section.Position;
            section.Entry = (id, size);
            int length = section.SkipText();
            section.Skip(EntryTail);
            uint at = Fnv.Of(file.Slice(starts[id], length));
            while (slots[at & (uint)(slots.Length - 1)] != 0)
                at++;
            slots[at & (uint)(slots.Length - 1)] = id + 1;
        }
        starts[size] = section.Position;
        section.Entry = null;
        section.Name = "list of kept n-grams";
        return new(file, words, labels, tokens, starts, slots, kept < 0 ? null : ReadKept(section, kept));
    }

    private static Dictionary<int, int> ReadKept(FileSection section, long count)
    {
        if (count > section.Left / (2 * sizeof(int)))
            throw section.Fault(FormattableString.Invariant($"the file is cut off: {count} n-grams cannot lie in the {section.Left} bytes that are left."));
        var kept = new Dictionary<int, int>((int)count);
        for (long i = 0; i < count; i++)
            kept[section.Int32()] = section.Int32("the row of an n-gram", 0, (int)count - 1);
        return kept;
    }
}
