namespace MerWorkbench.Learning.Baselines;

/// <summary>A way to learn a number from a row of features. It holds its parameters and nothing learned, so one serves every fold.</summary>
public interface IRegressor
{
    /// <summary>The short name results carry: <c>svr</c>, <c>ridge</c>.</summary>
    string Name { get; }

    /// <summary>Every parameter with its resolved value, one <c>name = value</c> a line.</summary>
    string Parameters { get; }

    /// <summary>Learns from rows.</summary>
    /// <param name="rows">The training rows, <c>[rows][columns]</c>, finite.</param>
    /// <param name="targets">The value of each row, finite.</param>
    /// <param name="seed">Feeds whatever is left to chance: the same seed gives the same predictions, bit for bit.</param>
    /// <exception cref="ArgumentException">No rows, uneven lengths, or a value that is not finite.</exception>
    IFittedRegressor Fit(IReadOnlyList<double[]> rows, IReadOnlyList<double> targets, int seed);
}
