using System.Buffers;
using System.Numerics.Tensors;
using System.Text;
using MerWorkbench.Foundation;

namespace MerWorkbench.Lyrics.FastText;

/// <summary>
/// A model in fastText's binary form, plain (<c>.bin</c>) or quantised (<c>.ftz</c>). A word's vector is the mean of its own row
/// and the rows of its n-grams of characters; a word that is not in the dictionary has those of its n-grams alone.
/// </summary>
/// <remarks>
/// P. Bojanowski, E. Grave, A. Joulin, T. Mikolov (2017), Enriching word vectors with subword information; A. Joulin et al. (2016),
/// FastText.zip: compressing text classification models. A label of a classifier is no word and has no vector.
/// </remarks>
public sealed class FastTextModel : WordVectors
{
    private const int LongestOnStack = 512, RowsAtOnce = 64;

    // What fastText parts words at.
    private static readonly SearchValues<byte> Blanks = SearchValues.Create(" \n\r\t\v\f\0"u8);

    private static readonly byte[] LabelMark = "__label__"u8.ToArray();

    private readonly FastTextDictionary _dictionary;
    private readonly VectorRows _rows;

    internal FastTextModel(MappedBytes file)
        : base(file)
    {
        var section = new FileSection(file);
        Arguments = FastTextArguments.Read(section);
        _dictionary = FastTextDictionary.Read(file, section);
        file.ReadHereAndThere(section.Position);
        section.Name = "input matrix";
        IsQuantised = section.Byte() != 0;
        _rows = VectorRows.Read(file, section, IsQuantised);
        RequireSize(section);
        section.Name = "output matrix";
        bool isOutputQuantised = section.Byte() != 0;
        VectorRows.Read(file, section, IsQuantised && isOutputQuantised);
    }

    /// <summary>How it was trained.</summary>
    public FastTextArguments Arguments { get; }

    /// <summary>Whether the vectors are kept as codes of one byte for some numbers each (<c>.ftz</c>).</summary>
    public bool IsQuantised { get; }

    /// <inheritdoc/>
    public override int Dimension => Arguments.Dimension;

    /// <inheritdoc/>
    public override int Count => _dictionary.Words;

    /// <inheritdoc/>
    public override bool HasSubwords => Arguments is { MaxN: > 0, Buckets: > 0 };

    /// <summary>The labels of a classifier; none for others.</summary>
    public IReadOnlyList<string> Labels => [.. Enumerable.Range(_dictionary.Words, _dictionary.Labels).Select(_dictionary.Text)];

    /// <summary>Opens a binary file.</summary>
    /// <exception cref="MerException">There is none, or it is damaged or cut off; the message names the section.</exception>
    public static new FastTextModel Open(string path)
    {
        MappedBytes file = MappedBytes.Open(path);
        try
        {
            return new(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override string WordAt(int index) => _dictionary.Text(Check.InRange(index, 0, Count - 1));

    /// <inheritdoc/>
    public override bool Knows(ReadOnlySpan<char> word)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(word.ToArray());
        int id = _dictionary.Find(bytes);
        return id >= 0 && id < Count;
    }

    /// <summary>A word and its n-grams with the row of each, <c>[dim]</c>: what its vector is the mean of.</summary>
    /// <param name="word">The word.</param>
    /// <returns>The word itself first where it is in the dictionary; n-grams that were dropped from a smaller model are left out.</returns>
    public IReadOnlyList<(string Text, float[] Vector)> Parts(string word)
    {
        byte[] marked = Encoding.UTF8.GetBytes($"<{word}>");
        var parts = new List<(string, float[])>();
        int id = _dictionary.Find(marked.AsSpan(1..^1));
        if (id >= 0 && id < Count)
            parts.Add((word, Row(id)));
        for (NgramEnumerator ngrams = Ngrams(marked); ngrams.MoveNext();)
        {
            if (RowOf(ngrams.Hash) is var row and >= 0)
                parts.Add((Encoding.UTF8.GetString(marked[ngrams.Place.Start..ngrams.Place.End]), Row(row)));
        }
        return parts;
    }

    /// <summary>The vector of a line, <c>[dim]</c>, by fastText's rule for the kind of model.</summary>
    /// <param name="line">The text. It is parted at blanks and at line ends.</param>
    /// <returns>
    /// For a classifier the mean over the rows of all words, n-grams, runs of words and the line's end; for others the mean of
    /// the words' vectors, each brought to length one, without those that are zero. Zeros where there is none.
    /// </returns>
    public float[] SentenceVector(string line)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(line);
        var sum = new float[Dimension];
        int count = Arguments.Model == FastTextModelKind.Supervised ? AddLine(bytes, sum) : AddWords(bytes, sum);
        if (count > 0)
            TensorPrimitives.Multiply(sum, 1f / count, sum);
        return sum;
    }

    private protected override bool ReadCleared(ReadOnlySpan<char> word, Span<float> vector)
    {
        int room = Encoding.UTF8.GetMaxByteCount(word.Length) + 2;
        byte[]? rented = room > LongestOnStack ? ArrayPool<byte>.Shared.Rent(room) : null;
        Span<byte> marked = rented ?? stackalloc byte[LongestOnStack];
        int length = Encoding.UTF8.GetBytes(word, marked[1..]);
        bool found = ReadMarked(Mark(marked, length), vector);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        return found;
    }

    private static Span<byte> Mark(Span<byte> room, int length)
    {
        room[0] = (byte)'<';
        room[length + 1] = (byte)'>';
        return room[..(length + 2)];
    }

    private bool ReadMarked(ReadOnlySpan<byte> marked, Span<float> vector)
    {
        int id = _dictionary.Find(marked[1..^1]);
        int count = AddSubwords(id < Count ? id : -1, marked, vector);
        if (count > 0)
            TensorPrimitives.Multiply(vector, 1f / count, vector);
        return count > 0;
    }

    private int AddSubwords(int id, ReadOnlySpan<byte> marked, Span<float> vector)
    {
        Span<long> rows = stackalloc long[RowsAtOnce];
        int count = 0, pending = 0;
        if (id >= 0)
            rows[pending++] = id;
        for (NgramEnumerator ngrams = Ngrams(marked); ngrams.MoveNext();)
        {
            if (RowOf(ngrams.Hash) is var row and >= 0)
                rows[pending++] = row;
            if (pending < rows.Length)
                continue;
            _rows.AddTo(vector, rows);
            (count, pending) = (count + pending, 0);
        }
        _rows.AddTo(vector, rows[..pending]);
        return count + pending;
    }

    private int AddWords(ReadOnlySpan<byte> line, Span<float> sum)
    {
        int count = 0;
        var vector = new float[Dimension];
        var marked = new byte[line.Length + 2];
        foreach (Range place in Words(line))
        {
            ReadOnlySpan<byte> word = line[place];
            word.CopyTo(marked.AsSpan(1));
            Array.Clear(vector);
            ReadMarked(Mark(marked, word.Length), vector);
            float norm = MathF.Sqrt(TensorPrimitives.SumOfSquares(vector));
            if (norm <= 0)
                continue;
            TensorPrimitives.MultiplyAdd(vector, 1f / norm, sum, sum);
            count++;
        }
        return count;
    }

    private int AddLine(ReadOnlySpan<byte> line, Span<float> sum)
    {
        int count = 0;
        var hashes = new List<uint>();
        var marked = new byte[Math.Max(line.Length, FastTextDictionary.EndOfLine.Length) + 2];
        bool ended = false;
        foreach (Range place in Words(line))
        {
            ended = line[place].SequenceEqual(FastTextDictionary.EndOfLine);
            count += AddToken(line[place], marked, sum, hashes);
            if (ended)
                break;
        }
        if (!ended)
            count += AddToken(FastTextDictionary.EndOfLine, marked, sum, hashes);
        return count + AddRuns(hashes, sum);
    }

    private int AddToken(ReadOnlySpan<byte> word, byte[] marked, Span<float> sum, List<uint> hashes)
    {
        int id = _dictionary.Find(word);
        if (id >= 0 ? id >= Count : word.StartsWith(LabelMark))
            return 0;
        hashes.Add(Fnv.Of(word));
        word.CopyTo(marked.AsSpan(1));
        return AddSubwords(id, Mark(marked, word.Length), sum);
    }

    private int AddRuns(List<uint> hashes, Span<float> sum)
    {
        const ulong Factor = 116_049_371;
        int count = 0;
        for (int first = 0; first < hashes.Count; first++)
        {
            ulong hash = (ulong)(int)hashes[first];
            for (int last = first + 1; last < hashes.Count && last < first + Arguments.WordNgrams && Arguments.Buckets > 0; last++)
            {
                hash = unchecked(hash * Factor + (ulong)(int)hashes[last]);
                if (_dictionary.NgramRow((int)(hash % (ulong)Arguments.Buckets)) is not (var row and >= 0))
                    continue;
                _rows.AddTo(sum, Count + (long)row);
                count++;
            }
        }
        return count;
    }

    private NgramEnumerator Ngrams(ReadOnlySpan<byte> marked) =>
        new(marked, Arguments.MinN, HasSubwords && !marked[1..^1].SequenceEqual(FastTextDictionary.EndOfLine) ? Arguments.MaxN : 0);

    private long RowOf(uint hash) =>
        _dictionary.NgramRow((int)(hash % (uint)Arguments.Buckets)) is var row and >= 0 ? Count + (long)row : -1;

    private float[] Row(long row)
    {
        var vector = new float[Dimension];
        _rows.AddTo(vector, row);
        return vector;
    }

    private static List<Range> Words(ReadOnlySpan<byte> line)
    {
        var words = new List<Range>();
        for (int at = 0; at < line.Length;)
        {
            int length = line[at..].IndexOfAny(Blanks);
            if (length < 0)
                length = line.Length - at;
            if (length > 0)
                words.Add(at..(at + length));
            at += length + 1;
        }
        return words;
    }

    private void RequireSize(FileSection section)
    {
        long expected = Count + (long)_dictionary.NgramRows(Arguments.Buckets);
        if (_rows.Width != Dimension || _rows.Count < expected)
            throw section.Fault(FormattableString.Invariant($"expected at least {expected} rows ({Count} words and their n-grams) of {Dimension} numbers, got {_rows.Count} of {_rows.Width}."));
        if (_dictionary.IsPruned && !IsQuantised)
            throw section.Fault("n-grams were dropped, yet the matrix is not quantised.");
    }
}
