namespace MerWorkbench.Learning.Selection;

/// <summary>
/// Entropies of counts, by a table of n ln n. Sums run in the order of the counts, so that ties between entropies fall as Weka's.
/// </summary>
internal sealed class CountLogs
{
    private readonly double[] logs;

    /// <param name="total">The largest count that will be asked for.</param>
    public CountLogs(int total) => logs = [0, .. Enumerable.Range(1, total).Select(count => count * Math.Log(count))];

    /// <summary>n ln n; 0 for n = 0.</summary>
    public double this[int count] => logs[count];

    /// <summary>The entropy of counts, in bits.</summary>
    public double Entropy(ReadOnlySpan<int> counts)
    {
        double sum = 0;
        int total = 0;
        foreach (int count in counts)
        {
            sum -= logs[count];
            total += count;
        }
        return total == 0 ? 0 : (sum + logs[total]) / (total * Math.Log(2));
    }

    /// <summary>The mean entropy of two sets of counts, weighted by their sizes, in bits.</summary>
    public double Entropy(ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        double sum = 0;
        int total = Add(left, ref sum) + Add(right, ref sum);
        return total == 0 ? 0 : -sum / (total * Math.Log(2));
    }

    private int Add(ReadOnlySpan<int> counts, ref double sum)
    {
        int total = 0;
        foreach (int count in counts)
        {
            sum += logs[count];
            total += count;
        }
        sum -= logs[total];
        return total;
    }
}
