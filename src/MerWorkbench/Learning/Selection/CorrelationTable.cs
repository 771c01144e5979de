namespace MerWorkbench.Learning.Selection;

/// <summary>
/// Correlations of columns with the target and with each other, each in [0, 1]. Those of a column with all others are taken when
/// first asked for: the search looks at few columns of many. They are single precision, as Weka's, on which ties depend.
/// Not thread safe.
/// </summary>
internal abstract class CorrelationTable(int columns)
{
    private const int Chunk = 128;

    private readonly Dictionary<int, float[]> taken = [];

    /// <summary>How many columns there are.</summary>
    public int Columns => columns;

    /// <summary>The correlation of each column with the target.</summary>
    public abstract float[] WithTarget { get; }

    /// <summary>The weight of each column in the merit.</summary>
    public abstract double[] Weights { get; }

    /// <summary>The correlations of a column with every column.</summary>
    public float[] With(int column)
    {
        if (!taken.TryGetValue(column, out float[]? correlations))
        {
            correlations = new float[columns];
            EachChunk(columns, (from, to) => Correlate(column, from, correlations.AsSpan(from, to - from)));
            taken.Add(column, correlations);
        }
        return correlations;
    }

    /// <summary>Works through columns in ranges, side by side.</summary>
    public static void EachChunk(int columns, Action<int, int> work) =>
        Parallel.For(0, (columns + Chunk - 1) / Chunk, i => work(i * Chunk, Math.Min(columns, (i + 1) * Chunk)));

    /// <summary>The correlations of a column with those from another on.</summary>
    protected abstract void Correlate(int column, int from, Span<float> correlations);
}
