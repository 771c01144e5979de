using System.Runtime.InteropServices;

namespace MerWorkbench.Learning;

/// <summary>
/// The different vectors of texts as rows of a table. Where an encoder gives a word the same vector everywhere, a row is a word, or several that
/// it does not tell apart; no row is learned that the training part does not have.
/// </summary>
internal sealed class WordTable
{
    private readonly Dictionary<Vector, int> rows = [];
    private readonly int dimension;

    private WordTable(int dimension) => this.dimension = dimension;

    /// <summary>How many different vectors there are.</summary>
    public int Count => rows.Count;

    /// <summary>The table of texts.</summary>
    public static WordTable Of(TextBatch texts)
    {
        var table = new WordTable(texts.Dimension);
        for (int text = 0; text < texts.Count; text++)
        {
            for (int at = 0; at < texts[text].Length; at += texts.Dimension)
                table.rows.TryAdd(new(texts[text].AsMemory(at, texts.Dimension).ToArray()), table.rows.Count);
        }
        return table;
    }

    /// <summary>The table of rows that lie one after the other, as <see cref="Values"/> gives them.</summary>
    public static WordTable Of(float[] values, int dimension)
    {
        var table = new WordTable(dimension);
        for (int at = 0; at < values.Length; at += dimension)
            table.rows.TryAdd(new(values[at..(at + dimension)]), table.rows.Count);
        return table;
    }

    /// <summary>All rows, one after the other.</summary>
    public float[] Values() => [.. rows.OrderBy(row => row.Value).SelectMany(row => row.Key.Values)];

    /// <summary>The row of each token of a text, -1 where a vector is not in the table.</summary>
    public long[] Of(float[] text) => [.. Enumerable.Range(0, text.Length / dimension).Select(token => rows.TryGetValue(new(text[(token * dimension)..((token + 1) * dimension)]), out int row) ? row : -1L)];

    private readonly record struct Vector(float[] Values)
    {
        public bool Equals(Vector other) => Values.AsSpan().SequenceEqual(other.Values);

        public override int GetHashCode()
        {
            var hash = new HashCode();
            hash.AddBytes(MemoryMarshal.AsBytes(Values.AsSpan()));
            return hash.ToHashCode();
        }
    }
}
