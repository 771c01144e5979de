namespace MerWorkbench.Learning.Baselines;

/// <summary>The machines of all pairs of classes, over one kernel matrix.</summary>
internal sealed class PairwiseMachines
{
    private readonly LibSvm.Solution? solution;
    private readonly int[] vectors, sides;
    private readonly bool[] present;

    private PairwiseMachines(LibSvm.Solution? solution, int[] vectors, int[] sides, bool[] present) =>
        (this.solution, this.vectors, this.sides, this.present) = (solution, vectors, sides, present);

    /// <summary>The classes that had rows.</summary>
    public IReadOnlyList<bool> Present => present;

    /// <summary>The rows whose kernel values count.</summary>
    public IReadOnlyList<int> Vectors => vectors;

    /// <summary>Solves for some of the rows.</summary>
    public static PairwiseMachines Solve(double[][] matrix, IReadOnlyList<int> labels, int[] rows, int classes, double c, double tolerance)
    {
        var present = new bool[classes];
        foreach (int row in rows)
            present[labels[row]] = true;
        if (present.Count(has => has) < 2)
            return new(null, [], [], present);
        // In the order of the classes, so that libsvm numbers them so, and so that the answer does not hang on how rows of different classes are mixed.
        rows = [.. rows.OrderBy(row => labels[row])];
        double[][] part = [.. rows.Select(row => rows.Select(other => matrix[row][other]).ToArray())];
        var solution = LibSvm.Solve(LibSvm.Kind.Classification, part, [.. rows.Select(row => (double)labels[row])], c, 0, tolerance);
        int[] vectors = [.. solution.Vectors.Select(at => rows[at])];
        int[] sides = [.. vectors.Select(row => Array.IndexOf(solution.Labels, labels[row]))];
        return new(solution, vectors, sides, present);
    }

    /// <summary>
    /// The decision value of each pair, <c>[first, second]</c> with first below second: above 0 it speaks for the first.
    /// Of a pair of which one class had no rows, 1 in favour of the other; of which none had, 0.
    /// </summary>
    /// <param name="kernel">The kernel value with a row by its number.</param>
    public double[,] Decide(Func<int, double> kernel)
    {
        int classes = present.Length;
        var decisions = new double[classes, classes];
        for (int first = 0; first < classes; first++)
        {
            for (int second = first + 1; second < classes; second++)
                decisions[first, second] = (present[first] ? 1 : 0) - (present[second] ? 1 : 0);
        }
        if (solution is null)
            return decisions;
        double[] values = [.. vectors.Select(kernel)];
        int[] labels = solution.Labels;
        int pair = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            for (int j = i + 1; j < labels.Length; j++, pair++)
            {
                double sum = -solution.Offsets[pair];
                for (int at = 0; at < values.Length; at++)
                {
                    // libsvm's layout: a vector of class i carries its weight against class j in row j - 1, one of j against i in row i.
                    if (sides[at] == i)
                        sum += solution.Coefficients[j - 1][at] * values[at];
                    else if (sides[at] == j)
                        sum += solution.Coefficients[i][at] * values[at];
                }
                decisions[labels[i], labels[j]] = sum;
            }
        }
        return decisions;
    }
}
