using MerWorkbench.Foundation;

namespace MerWorkbench.Learning.Baselines;

/// <summary>
/// Trees on bootstrap draws of the rows that choose between a random few of the columns at each fork (Breiman 2001).
/// A target is a vector: one number for regression, one-hot for classes. One criterion serves both: the largest
/// sum of squared target sums over the weight of each side is the least variance, and for one-hot vectors the least Gini
/// impurity.
/// </summary>
/// <remarks>
/// Each tree draws from a source of its own, named by the seed and its number, and trees are averaged in order; so
/// threads change nothing.
/// </remarks>
internal sealed class Forest
{
    private readonly Tree[] trees;
    private readonly int columns, width;

    private Forest(Tree[] trees, int columns, int width) => (this.trees, this.columns, this.width) = (trees, columns, width);

    /// <summary>Grows a forest.</summary>
    /// <param name="rows">Validated rows.</param>
    /// <param name="targets">The target vector of each.</param>
    /// <param name="count">How many trees.</param>
    /// <param name="tried">How many columns a fork chooses between.</param>
    /// <param name="leastLeaf">The fewest different rows of a leaf.</param>
    /// <param name="seed">The seed.</param>
    public static Forest Grow(IReadOnlyList<double[]> rows, double[][] targets, int count, int tried, int leastLeaf, int seed)
    {
        var columns = SortedColumns.Of(rows);
        var trees = new Tree[count];
        Parallel.For(0, count, number =>
        {
            var random = new StableRandom(seed, FormattableString.Invariant($"forest/{number}"));
            var draws = new int[rows.Count];
            for (int draw = 0; draw < draws.Length; draw++)
                draws[random.Next(draws.Length)]++;
            trees[number] = new TreeGrower(columns, targets, draws, tried, leastLeaf, random).Grow();
        });
        return new(trees, columns.Columns, targets[0].Length);
    }

    /// <summary>The mean of the trees' answers for a row.</summary>
    public double[] Predict(double[] row)
    {
        DesignMatrix.RequireColumns(columns, row);
        var sum = new double[width];
        foreach (Tree tree in trees)
        {
            double[] leaf = tree.Leaf(row);
            for (int at = 0; at < width; at++)
                sum[at] += leaf[at];
        }
        for (int at = 0; at < width; at++)
            sum[at] /= trees.Length;
        return sum;
    }
}
