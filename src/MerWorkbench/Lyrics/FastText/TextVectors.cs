using System.Buffers.Text;
using System.Numerics;
using System.Text;
using MerWorkbench.Foundation;

namespace MerWorkbench.Lyrics.FastText;

/// <summary>
/// Vectors in text form: fastText's <c>.vec</c>, whose first line says how many words of how many numbers follow, or GloVe's without
/// that line. A word and its numbers stand on a line, parted by single blanks (U+0020, no other). Only words in the file have vectors.
/// </summary>
/// <remarks>Opening finds the lines; numbers are read when their word is asked for. Where a word is there twice, the first counts.</remarks>
public sealed class TextVectors : WordVectors
{
    private readonly List<long> _starts = [];
    private readonly int _dimension, _firstLine;
    private readonly int[] _slots;

    internal TextVectors(MappedBytes file)
        : base(file)
    {
        long at = 0;
        ReadOnlySpan<byte> head = LineAt(ref at);
        long? words = null;
        if (head.Count((byte)' ') == 1 && Utf8Parser.TryParse(head, out long count, out int used) && Utf8Parser.TryParse(head[(used + 1)..], out _dimension, out _))
            (words, _firstLine) = (count, 2);
        else
            (at, _firstLine, _dimension) = (0, 1, head.Count((byte)' '));
        if (_dimension < 1 || words < 0 || (_firstLine == 1 && !IsNumber(head[(head.LastIndexOf((byte)' ') + 1)..])))
            throw Fault(1, $"expected how many words and how many numbers each, or a word and its numbers; got '{Excerpt(head)}'.", "Is this a file of word vectors?");
        while (at < file.Length)
        {
            long start = at;
            if (LineAt(ref at).Length > 0)
                _starts.Add(start);
        }
        if (words is { } expected && expected != _starts.Count)
            throw Fault(_starts.Count + 1, FormattableString.Invariant($"expected {expected} words, as the first line says; got {_starts.Count}."), "The file is cut off or damaged; fetch it again.");
        // A file that was cut off shows it here, before anything is made of it.
        Read(_starts.Count - 1, new float[_dimension]);
        _slots = new int[BitOperations.RoundUpToPowerOf2((uint)_starts.Count * 2)];
        for (int word = 0; word < _starts.Count; word++)
            Enter(word);
    }

    /// <inheritdoc/>
    public override int Dimension => _dimension;

    /// <inheritdoc/>
    public override int Count => _starts.Count;

    /// <inheritdoc/>
    public override bool HasSubwords => false;

    /// <inheritdoc/>
    public override string WordAt(int index) => Encoding.UTF8.GetString(Word(Check.InRange(index, 0, Count - 1)));

    /// <inheritdoc/>
    public override bool Knows(ReadOnlySpan<char> word) => Find(Encoding.UTF8.GetBytes(word.ToArray())) >= 0;

    private protected override bool ReadCleared(ReadOnlySpan<char> word, Span<float> vector)
    {
        int found = Find(Encoding.UTF8.GetBytes(word.ToArray()));
        if (found >= 0)
            Read(found, vector);
        return found >= 0;
    }

    private int Find(ReadOnlySpan<byte> word)
    {
        for (uint at = Fnv.Of(word); ; at++)
        {
            int index = _slots[at & (uint)(_slots.Length - 1)] - 1;
            if (index < 0 || Word(index).SequenceEqual(word))
                return index;
        }
    }

    private void Enter(int index)
    {
        ReadOnlySpan<byte> word = Word(index);
        if (Find(word) >= 0)
            return;
        uint at = Fnv.Of(word);
        while (_slots[at & (uint)(_slots.Length - 1)] != 0)
            at++;
        _slots[at & (uint)(_slots.Length - 1)] = index + 1;
    }

    private ReadOnlySpan<byte> Word(int index)
    {
        ReadOnlySpan<byte> line = File.Slice(_starts[index], (int)Math.Min(File.Length - _starts[index], int.MaxValue));
        int length = line.IndexOfAny((byte)' ', (byte)'\n');
        return length < 0 ? line : line[..length];
    }

    private void Read(int index, Span<float> vector)
    {
        long at = index < 0 ? 0 : _starts[index];
        ReadOnlySpan<byte> line = LineAt(ref at).TrimEnd((byte)' '), left = line[Math.Max(0, line.IndexOf((byte)' '))..];
        for (int i = 0; i < vector.Length; i++)
        {
            if (left.IsEmpty)
                throw Fault(index + _firstLine, FormattableString.Invariant($"expected {vector.Length} numbers after '{Excerpt(Word(Math.Max(0, index)))}', got {i}."), "The file is cut off or damaged; fetch it again.");
            left = left[1..];
            if (!Utf8Parser.TryParse(left, out vector[i], out int used) || (used < left.Length && left[used] != ' '))
                throw Fault(index + _firstLine, FormattableString.Invariant($"expected a number in place {i + 1} after '{Excerpt(Word(index))}', got '{Excerpt(left)}'."), "The file is damaged; fetch it again.");
            left = left[used..];
        }
        if (!left.IsEmpty)
            throw Fault(index + _firstLine, FormattableString.Invariant($"expected {vector.Length} numbers after '{Excerpt(Word(index))}', got more."), "The file is damaged; fetch it again.");
    }

    // Without its end, which may be that of Windows.
    private ReadOnlySpan<byte> LineAt(ref long at)
    {
        ReadOnlySpan<byte> rest = File.Slice(at, (int)Math.Min(File.Length - at, int.MaxValue));
        int length = rest.IndexOf((byte)'\n');
        if (length < 0)
            length = rest.Length;
        at += length + 1;
        return rest[..length].TrimEnd((byte)'\r');
    }

    private MerException Fault(int line, string problem, string remedy) =>
        new(char.ToUpperInvariant(problem[0]) + problem[1..], FormattableString.Invariant($"{Path}:{line}"), remedy);

    private static bool IsNumber(ReadOnlySpan<byte> text) => Utf8Parser.TryParse(text, out float _, out int used) && used == text.Length;

    private static string Excerpt(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text[..Math.Min(text.Length, 40)]);
}
