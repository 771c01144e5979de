using MerWorkbench.Foundation;
using MerWorkbench.Metrics;

namespace MerWorkbench.Learning.Baselines;

/// <summary>
/// Tries each of several classifiers on stratified inner folds of the training rows, and fits the one of the most hits on
/// all of them; of equal ones the first. Rows of one song should be one row here, for inner folds know no groups.
/// </summary>
public sealed record GridClassifier : IClassifier
{
    internal static readonly double[] Penalties = [0.1, 1, 10, 100];
    internal static readonly Gamma[] Gammas = [Gamma.OfScale(0.1), Gamma.Scale, Gamma.OfScale(10)];

    private readonly IClassifier[] candidates;

    /// <summary>A choice between classifiers.</summary>
    /// <param name="candidates">What is tried, at least one.</param>
    /// <param name="folds">The inner folds, at least 2; default 5.</param>
    public GridClassifier(IReadOnlyList<IClassifier> candidates, int folds = 5)
    {
        Check.Positive(candidates.Count, "candidates.Count");
        (this.candidates, Folds) = ([.. candidates], Check.InRange(folds, 2, int.MaxValue));
    }

    /// <summary>Support vector classification with C of 0.1, 1, 10 and 100 and, for the radial basis function, gamma of 0.1, 1 and 10 times scale.</summary>
    public static GridClassifier Svm(KernelKind kernel = KernelKind.Rbf) => new(
    [
        .. from c in Penalties
           from gamma in kernel == KernelKind.Rbf ? Gammas : [Gamma.Scale]
           select new SupportVectorClassifier { Kernel = kernel, C = c, Gamma = gamma },
    ]);

    /// <summary>Nearest neighbours with k of 1, 3, 5, 9, 15 and 25.</summary>
    public static GridClassifier Knn { get; } = new([.. new[] { 1, 3, 5, 9, 15, 25 }.Select(k => new KnnClassifier(k))]);

    /// <summary>How many inner folds.</summary>
    public int Folds { get; }

    /// <inheritdoc/>
    public string Name => candidates[0].Name;

    /// <inheritdoc/>
    public string Parameters => Describe("accuracy", Folds, candidates.Select(candidate => candidate.Parameters));

    /// <inheritdoc/>
    public IFittedClassifier Fit(IReadOnlyList<double[]> rows, IReadOnlyList<int> labels, int classes, int seed) =>
        Choose(rows, labels, classes, seed).Fit(rows, labels, classes, seed);

    /// <summary>The candidate of the most hits on the inner folds.</summary>
    public IClassifier Choose(IReadOnlyList<double[]> rows, IReadOnlyList<int> labels, int classes, int seed)
    {
        DesignMatrix.Validate(rows, labels, classes);
        if (candidates.Length == 1)
            return candidates[0];
        Check.InRange(Folds, 2, rows.Count);
        (int[] Training, int[] Held)[] folds = [.. InnerFolds.Stratified(labels, classes, Folds, new StableRandom(seed, "grid"))];
        return candidates.MaxBy(candidate => folds.Sum(fold =>
        {
            IFittedClassifier model = candidate.Fit([.. fold.Training.Select(row => rows[row])], [.. fold.Training.Select(row => labels[row])], classes, seed);
            return fold.Held.Count(row => ClassificationScores.MostLikely(model.Probabilities(rows[row])) == labels[row]);
        }))!;
    }

    /// <summary>The parameters of a choice: each of the candidates' with all the values it takes.</summary>
    internal static string Describe(string criterion, int folds, IEnumerable<string> parameters)
    {
        var values = parameters.SelectMany(text => text.Split('\n')).Select(line => line.Split(" = ", 2)).GroupBy(pair => pair[0], pair => pair[1]);
        return string.Join('\n', [FormattableString.Invariant($"chosen by = {criterion} on {folds} inner folds"),
            .. values.Select(group => $"{group.Key} = {string.Join(" | ", group.Distinct())}")]);
    }
}
