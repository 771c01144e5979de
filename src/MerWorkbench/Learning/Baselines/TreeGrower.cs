using MerWorkbench.Foundation;

namespace MerWorkbench.Learning.Baselines;

/// <summary>Grows one tree of a <see cref="Forest"/>.</summary>
internal sealed class TreeGrower
{
    private readonly SortedColumns columns;
    private readonly double[][] targets;
    private readonly int[] deck, places, rows, isHere;
    private readonly double[] draws, drawn;
    private readonly int tried, leastLeaf, width;
    private readonly StableRandom random;
    private readonly double[] left;
    private readonly List<Tree.Node> nodes = [];

    /// <summary>Prepares a tree.</summary>
    /// <param name="columns">The table.</param>
    /// <param name="targets">The target vector of each row.</param>
    /// <param name="draws">How often each row was drawn.</param>
    /// <param name="tried">How many columns a fork chooses between.</param>
    /// <param name="leastLeaf">The fewest different rows of a leaf.</param>
    /// <param name="random">Deals the columns.</param>
    public TreeGrower(SortedColumns columns, double[][] targets, int[] draws, int tried, int leastLeaf, StableRandom random)
    {
        (this.columns, this.targets, this.tried, this.leastLeaf, this.random) = (columns, targets, tried, leastLeaf, random);
        deck = [.. Enumerable.Range(0, columns.Columns)];
        rows = [.. Enumerable.Range(0, draws.Length).Where(row => draws[row] > 0)];
        // One more, for the place that is written before it is known to belong to nobody.
        places = new int[rows.Length + 1];
        isHere = new int[draws.Length];
        width = targets[0].Length;
        left = new double[width];
        this.draws = [.. draws.Select(times => (double)times)];
        drawn = [.. targets.SelectMany((target, row) => target.Select(value => draws[row] * value))];
    }

    public Tree Grow()
    {
        var waiting = new Stack<(int Node, int Start, int End)>([(0, 0, rows.Length)]);
        nodes.Add(default);
        while (waiting.TryPop(out var node))
        {
            Span<int> here = rows.AsSpan(node.Start..node.End);
            double weight = 0;
            var sums = new double[width];
            foreach (int row in here)
            {
                weight += draws[row];
                for (int at = 0; at < width; at++)
                    sums[at] += drawn[(row * width) + at];
            }
            if (here.Length >= 2 * leastLeaf && !AreAlike(here) && FindFork(here, sums, weight) is { } fork)
            {
                int middle = node.Start + Part(here, fork.Column, fork.Threshold);
                nodes[node.Node] = new(fork.Column, fork.Threshold, nodes.Count, nodes.Count + 1, null);
                waiting.Push((nodes.Count + 1, middle, node.End));
                waiting.Push((nodes.Count, node.Start, middle));
                nodes.AddRange([default, default]);
            }
            else
            {
                nodes[node.Node] = new(-1, 0, -1, -1, [.. sums.Select(sum => sum / weight)]);
            }
        }
        return new([.. nodes]);
    }

    private bool AreAlike(ReadOnlySpan<int> here)
    {
        foreach (int row in here)
        {
            if (!targets[row].AsSpan().SequenceEqual(targets[here[0]]))
                return false;
        }
        return true;
    }

    // Columns are dealt one after the other until enough that vary here were tried and one of them has a fork.
    private (int Column, double Threshold)? FindFork(ReadOnlySpan<int> here, double[] sums, double weight)
    {
        (int Column, double Threshold)? best = null;
        double bestScore = double.NegativeInfinity;
        // Picking from the column's whole order reads memory in turn, sorting does not: few rows of very many are sorted. The same sequence either way.
        bool picks = isHere.Length <= 32 * here.Length;
        Mark(here, picks ? 1 : 0);
        for (int dealt = 0, varied = 0; dealt < deck.Length && (varied < tried || best is null); dealt++)
        {
            int other = dealt + random.Next(deck.Length - dealt);
            (deck[dealt], deck[other]) = (deck[other], deck[dealt]);
            int column = deck[dealt];
            ReadOnlySpan<int> sorted = picks ? Pick(here.Length, column) : Sort(here, column);
            if (columns.AreTied(column, sorted[0], sorted[^1]))
                continue;
            varied++;
            int place = width == 1 ? ScanNumbers(sorted, column, sums[0], weight, ref bestScore) : ScanVectors(sorted, column, sums, weight, ref bestScore);
            if (place >= 0)
                best = (column, columns.Between(column, sorted[place], sorted[place + 1]));
        }
        Mark(here, 0);
        return best;
    }

    /// <summary>The last row on the left of a column's best fork, where it is better than the best so far; else -1.</summary>
    private int ScanVectors(ReadOnlySpan<int> sorted, int column, double[] sums, double weight, ref double bestScore)
    {
        Array.Clear(left);
        double leftWeight = 0;
        int best = -1;
        for (int i = 0; i < sorted.Length - leastLeaf; i++)
        {
            int row = sorted[i];
            leftWeight += draws[row];
            for (int k = 0; k < left.Length; k++)
                left[k] += drawn[(row * width) + k];
            if (i + 1 < leastLeaf || columns.AreTied(column, row, sorted[i + 1]))
                continue;
            double score = 0, rightWeight = weight - leftWeight;
            for (int k = 0; k < left.Length; k++)
            {
                double right = sums[k] - left[k];
                score += (left[k] * left[k] / leftWeight) + (right * right / rightWeight);
            }
            if (score > bestScore)
                (bestScore, best) = (score, i);
        }
        return best;
    }

    /// <summary><see cref="ScanVectors"/> for targets of one number, which stay in registers.</summary>
    private int ScanNumbers(ReadOnlySpan<int> sorted, int column, double sum, double weight, ref double bestScore)
    {
        double found = bestScore, leftSum = 0, leftWeight = 0;
        double[] weights = draws, values = drawn;
        int best = -1;
        for (int i = 0; i < sorted.Length - leastLeaf; i++)
        {
            int row = sorted[i];
            leftWeight += weights[row];
            leftSum += values[row];
            if (i + 1 < leastLeaf || columns.AreTied(column, row, sorted[i + 1]))
                continue;
            double rightSum = sum - leftSum, score = (leftSum * leftSum / leftWeight) + (rightSum * rightSum / (weight - leftWeight));
            if (score > found)
                (found, best) = (score, i);
        }
        bestScore = found;
        return best;
    }

    private void Mark(ReadOnlySpan<int> here, int mark)
    {
        foreach (int row in here)
            isHere[row] = mark;
    }

    /// <summary>The marked rows by ascending value in a column.</summary>
    private ReadOnlySpan<int> Pick(int count, int column)
    {
        int[] order = columns.Order[column];
        int found = 0;
        for (int at = 0; found < count; at++)
        {
            int row = order[at];
            places[found] = row;
            found += isHere[row];
        }
        return places.AsSpan(0, count);
    }

    /// <summary>Rows by ascending value in a column.</summary>
    private ReadOnlySpan<int> Sort(ReadOnlySpan<int> here, int column)
    {
        Span<int> into = places.AsSpan(0, here.Length);
        int[] position = columns.Position[column], order = columns.Order[column];
        for (int i = 0; i < here.Length; i++)
            into[i] = position[here[i]];
        into.Sort();
        for (int i = 0; i < into.Length; i++)
            into[i] = order[into[i]];
        return into;
    }

    /// <summary>Brings the rows up to the threshold to the front; answers how many they are.</summary>
    private int Part(Span<int> here, int column, double threshold)
    {
        int front = 0;
        for (int at = 0; at < here.Length; at++)
        {
            if (columns.ValueOf(column, here[at]) <= threshold)
            {
                (here[front], here[at]) = (here[at], here[front]);
                front++;
            }
        }
        return front;
    }
}
