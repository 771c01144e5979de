using MerWorkbench.Foundation;

namespace MerWorkbench.Learning.Baselines;

/// <summary>
/// Tries each of several regressors on inner folds of the training rows, and fits the one of least squared error on all
/// of them; of equal ones the first. Rows of one song should be one row here, for inner folds know no groups.
/// </summary>
public sealed record GridRegressor : IRegressor
{
    private readonly IRegressor[] candidates;

    /// <summary>A choice between regressors.</summary>
    /// <param name="candidates">What is tried, at least one.</param>
    /// <param name="folds">The inner folds, at least 2; default 5.</param>
    public GridRegressor(IReadOnlyList<IRegressor> candidates, int folds = 5)
    {
        Check.Positive(candidates.Count, "candidates.Count");
        (this.candidates, Folds) = ([.. candidates], Check.InRange(folds, 2, int.MaxValue));
    }

    /// <summary>Support vector regression with C of 0.1, 1, 10 and 100 and, for the radial basis function, gamma of 0.1, 1 and 10 times scale.</summary>
    public static GridRegressor Svr(KernelKind kernel = KernelKind.Rbf) => new(
    [
        .. from c in GridClassifier.Penalties
           from gamma in kernel == KernelKind.Rbf ? GridClassifier.Gammas : [Gamma.Scale]
           select new SupportVectorRegressor { Kernel = kernel, C = c, Gamma = gamma },
    ]);

    /// <summary>How many inner folds.</summary>
    public int Folds { get; }

    /// <inheritdoc/>
    public string Name => candidates[0].Name;

    /// <inheritdoc/>
    public string Parameters => GridClassifier.Describe("squared error", Folds, candidates.Select(candidate => candidate.Parameters));

    /// <inheritdoc/>
    public IFittedRegressor Fit(IReadOnlyList<double[]> rows, IReadOnlyList<double> targets, int seed) => Choose(rows, targets, seed).Fit(rows, targets, seed);

    /// <summary>The candidate of least squared error on the inner folds.</summary>
    public IRegressor Choose(IReadOnlyList<double[]> rows, IReadOnlyList<double> targets, int seed)
    {
        DesignMatrix.Validate(rows, targets);
        if (candidates.Length == 1)
            return candidates[0];
        Check.InRange(Folds, 2, rows.Count);
        (int[] Training, int[] Held)[] folds = [.. InnerFolds.Of(rows.Count, Folds, new StableRandom(seed, "grid"))];
        return candidates.MinBy(candidate => folds.Sum(fold =>
        {
            IFittedRegressor model = candidate.Fit([.. fold.Training.Select(row => rows[row])], [.. fold.Training.Select(row => targets[row])], seed);
            return fold.Held.Sum(row => Math.Pow(model.Predict(rows[row]) - targets[row], 2));
        }))!;
    }
}
