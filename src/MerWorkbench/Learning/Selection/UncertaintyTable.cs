namespace MerWorkbench.Learning.Selection;

/// <summary>
/// Symmetrical uncertainty of discretised columns and classes: 2 (H(x) + H(y) - H(x, y)) / (H(x) + H(y)), with H the entropy.
/// </summary>
/// <remarks>
/// Two columns that share nothing (below 1e-6), such as a column without cuts and any other, count as wholly alike (1), not as
/// strangers (0): so does Weka, and so a column that says nothing never gets in for being unlike the others.
/// </remarks>
internal sealed class UncertaintyTable : CorrelationTable
{
    private const float Nothing = 1e-6f;

    private readonly CountLogs logs;
    private readonly Discrete[] columns;

    public UncertaintyTable(IReadOnlyList<double[]> rows, ClassCodes classes)
        : base(rows[0].Length)
    {
        logs = new CountLogs(rows.Count);
        columns = new Discrete[Columns];
        WithTarget = new float[Columns];
        Weights = [.. Enumerable.Repeat(1.0, Columns)];
        var target = new Discrete([.. classes.Codes.Select(code => (ushort)code)], classes.Count, logs);
        EachChunk(Columns, (from, to) =>
        {
            for (int column = from; column < to; column++)
            {
                double[] values = [.. rows.Select(row => row[column])];
                MdlDiscretizer bins = MdlDiscretizer.Fit([.. values], classes, logs);
                columns[column] = new([.. values.Select(value => (ushort)bins.BinOf(value))], bins.CutPoints.Length + 1, logs);
                WithTarget[column] = Uncertainty(columns[column], target, otherwise: 0);
            }
        });
    }

    public override float[] WithTarget { get; }

    public override double[] Weights { get; }

    protected override void Correlate(int column, int from, Span<float> correlations)
    {
        for (int i = 0; i < correlations.Length; i++)
        {
            // Sums run over the column further back first, as Weka's do.
            (int first, int second) = from + i > column ? (from + i, column) : (column, from + i);
            correlations[i] = Uncertainty(columns[first], columns[second], otherwise: 1);
        }
    }

    private float Uncertainty(Discrete first, Discrete second, float otherwise)
    {
        if (first.Bins == 1 || second.Bins == 1)
            return otherwise;
        int cells = first.Bins * second.Bins;
        Span<int> counts = cells <= 1024 ? stackalloc int[cells] : new int[cells];
        counts.Clear();
        for (int row = 0; row < first.Codes.Length; row++)
            counts[(first.Codes[row] * second.Bins) + second.Codes[row]]++;
        double joint = 0;
        foreach (int count in counts)
            joint += logs[count];
        // Entropies times -rows, in nats: the ratio is the same.
        double all = logs[first.Codes.Length], firstEntropy = first.Logs - all, secondEntropy = second.Logs - all;
        float uncertainty = (float)(2 * ((secondEntropy - (joint - first.Logs)) / (secondEntropy + firstEntropy)));
        return Math.Abs(uncertainty) < Nothing ? otherwise : uncertainty;
    }

    /// <summary>A column in bins.</summary>
    private readonly struct Discrete
    {
        public Discrete(ushort[] codes, int bins, CountLogs logs)
        {
            (Codes, Bins) = (codes, bins);
            var counts = new int[bins];
            foreach (ushort code in codes)
                counts[code]++;
            foreach (int count in counts)
                Logs += logs[count];
        }

        public ushort[] Codes { get; }

        public int Bins { get; }

        /// <summary>The sum of n ln n over the bins.</summary>
        public double Logs { get; }
    }
}
