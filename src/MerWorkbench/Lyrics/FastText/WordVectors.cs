using System.Numerics.Tensors;
using MerWorkbench.Foundation;

namespace MerWorkbench.Lyrics.FastText;

/// <summary>
/// A vector for each word, from a file of fastText: <c>.bin</c>, <c>.ftz</c> (<see cref="FastTextModel"/>) or <c>.vec</c>
/// (<see cref="TextVectors"/>). The file is mapped into memory and read where it is asked for, so that one of several
/// gigabytes opens at once. May be read by several threads; disposing closes the file.
/// </summary>
public abstract class WordVectors : IDisposable
{
    private readonly Lazy<ContentHash> _hash;

    private protected WordVectors(MappedBytes file)
    {
        File = file;
        _hash = new(() => ContentHash.OfFile(Path));
    }

    private protected MappedBytes File { get; }

    /// <summary>The file.</summary>
    public string Path => File.Path;

    /// <summary>The file's name without its ending.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The digest of the file. All of it is read for that, the first time it is asked for.</summary>
    public ContentHash Hash => _hash.Value;

    /// <summary>Numbers a vector.</summary>
    public abstract int Dimension { get; }

    /// <summary>How many words are in the dictionary.</summary>
    public abstract int Count { get; }

    /// <summary>Whether words that are not in the dictionary have vectors too, made of their n-grams.</summary>
    public abstract bool HasSubwords { get; }

    /// <summary>A word of the dictionary, in its order: by frequency, the most frequent first.</summary>
    /// <param name="index">Its number from 0.</param>
    public abstract string WordAt(int index);

    /// <summary>Whether a word is in the dictionary, as it is written.</summary>
    public abstract bool Knows(ReadOnlySpan<char> word);

    /// <summary>Reads a word's vector.</summary>
    /// <param name="word">The word, as it is written. A half of a surrogate pair counts as U+FFFD.</param>
    /// <param name="vector">Takes the <see cref="Dimension"/> numbers; zeros where there is no vector.</param>
    /// <returns>False where there is none: the word is not in the dictionary and has no n-gram that is.</returns>
    /// <exception cref="ArgumentException">The vector has another length.</exception>
    /// <exception cref="MerException">The word's row in the file is malformed.</exception>
    public bool TryRead(ReadOnlySpan<char> word, Span<float> vector)
    {
        if (vector.Length != Dimension)
            throw new ArgumentException(FormattableString.Invariant($"Expected room for {Dimension} numbers, got {vector.Length}."), nameof(vector));
        vector.Clear();
        return ReadCleared(word, vector);
    }

    /// <summary>A word's vector, <c>[dim]</c>; zeros where there is none.</summary>
    public float[] this[string word]
    {
        get
        {
            var vector = new float[Dimension];
            TryRead(word, vector);
            return vector;
        }
    }

    /// <summary>The words of the dictionary that are nearest to a vector by the angle between them. All words are read.</summary>
    /// <param name="vector"><c>[dim]</c>.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="without">Words left out.</param>
    /// <returns>The nearest first; none for a vector of zeros.</returns>
    public IReadOnlyList<Neighbour> Nearest(ReadOnlySpan<float> vector, int count, params IEnumerable<string> without)
    {
        Check.Positive(count);
        Check.SameLength(Dimension, vector.Length, nameof(Dimension), nameof(vector));
        float length = TensorPrimitives.Norm(vector);
        var found = new PriorityQueue<int, double>();
        var banned = without.ToHashSet(StringComparer.Ordinal);
        var other = new float[Dimension];
        for (int word = 0; word < Count && length > 0; word++)
        {
            TryRead(WordAt(word), other);
            float size = TensorPrimitives.Norm(other);
            double similarity = size > 0 ? TensorPrimitives.Dot(vector, other) / (length * size) : double.NegativeInfinity;
            if (found.Count >= count && found.TryPeek(out _, out double least) && similarity <= least)
                continue;
            if (double.IsNegativeInfinity(similarity) || banned.Contains(WordAt(word)))
                continue;
            found.Enqueue(word, similarity);
            if (found.Count > count)
                found.Dequeue();
        }
        var nearest = new List<Neighbour>();
        while (found.TryDequeue(out int word, out double similarity))
            nearest.Add(new(WordAt(word), similarity));
        nearest.Reverse();
        return nearest;
    }

    /// <summary>The words nearest to a word, without itself.</summary>
    /// <param name="word">The word.</param>
    /// <param name="count">How many at most.</param>
    public IReadOnlyList<Neighbour> Nearest(string word, int count = 10) => Nearest(this[word], count, word);

    /// <summary>Opens a file of word vectors, whatever its ending: binary files are known by their first four bytes, all others are read as text.</summary>
    /// <param name="path">The file: <c>.bin</c>, <c>.ftz</c>, <c>.vec</c>, or GloVe's <c>.txt</c>.</param>
    /// <exception cref="MerException">There is none, or it is damaged; the message names the section or line, what was expected and what was found.</exception>
    public static WordVectors Open(string path)
    {
        MappedBytes file = MappedBytes.Open(path);
        try
        {
            bool isBinary = file.Length >= sizeof(int) && BitConverter.ToInt32(file.Slice(0, sizeof(int))) == FastTextArguments.Magic;
            return isBinary ? new FastTextModel(file) : new TextVectors(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        File.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected abstract bool ReadCleared(ReadOnlySpan<char> word, Span<float> vector);
}
