using System.Globalization;
using MerWorkbench.Foundation;

namespace MerWorkbench.Learning.Baselines;

/// <summary>
/// Support vector classification (C-SVC, Cortes and Vapnik 1995), one machine for each pair of classes, solved by
/// libsvm. Probabilities are made of the machines' decision values: a sigmoid for each pair (Platt 2000, by the
/// algorithm of Lin, Lin and Weng 2007), fitted on values of inner folds, and pairwise coupling (Wu, Lin and Weng 2004,
/// their second method).
/// </summary>
/// <remarks>
/// This is libsvm's own way to probabilities, but for two things: the inner folds are dealt by the seed and not by the C
/// library's rand(), and the coupling is solved exactly and not to 0.005. As with libsvm, the class of the highest
/// probability is not always the one that most machines vote for; <see cref="SupportVectorMachine.Vote"/> gives that.
/// </remarks>
public sealed record SupportVectorClassifier : IClassifier
{
    /// <summary>The inner folds whose decision values the sigmoids are fitted on, as in libsvm.</summary>
    internal const int SigmoidFolds = 5;

    /// <inheritdoc/>
    public string Name => "svm";

    /// <summary>How rows are compared; default <see cref="KernelKind.Rbf"/>.</summary>
    public KernelKind Kernel { get; init; } = KernelKind.Rbf;

    /// <summary>What a row on the wrong side costs, above 0; default 1.</summary>
    public double C { get; init; } = 1;

    /// <summary>The factor in the exponent of the radial basis function, above 0; default <see cref="Baselines.Gamma.Scale"/>.</summary>
    public Gamma Gamma { get; init; } = Gamma.Scale;

    /// <summary>What is done to the columns first; default <see cref="InputScaling.Standardise"/>.</summary>
    public InputScaling Inputs { get; init; } = InputScaling.Standardise;

    /// <summary>The solver stops when no condition of the optimum is broken by more than this; default 0.001, as libsvm.</summary>
    public double Tolerance { get; init; } = 1e-3;

    /// <inheritdoc/>
    public string Parameters => string.Create(CultureInfo.InvariantCulture, $"""
        model = C-SVC (libsvm), one against one
        kernel = {Kernel}
        C = {C}
        gamma = {(Kernel == KernelKind.Rbf ? Gamma : "none")}
        inputs = {Inputs}
        probabilities = sigmoids on {SigmoidFolds} inner folds, pairwise coupling
        tolerance = {Tolerance}
        """);

    /// <inheritdoc cref="IClassifier.Fit"/>
    /// <exception cref="MerException">libsvm is not installed, or there are more than 12,000 rows.</exception>
    public SupportVectorMachine Fit(IReadOnlyList<double[]> rows, IReadOnlyList<int> labels, int classes, int seed)
    {
        Check.Positive(C);
        Check.Positive(Tolerance);
        DesignMatrix.Validate(rows, labels, classes);
        var scaler = ColumnScaler.Fit(Inputs, rows);
        double[][] scaled = [.. rows.Select(scaler.Apply)];
        var kernel = Baselines.Kernel.For(Kernel, Gamma, scaled);
        double[][] matrix = kernel.Matrix(scaled);
        int[] all = [.. Enumerable.Range(0, rows.Count)];
        PairwiseMachines machines = PairwiseMachines.Solve(matrix, labels, all, classes, C, Tolerance);
        return new(scaler, kernel, scaled, machines, Sigmoids(matrix, labels, classes, seed));
    }

    IFittedClassifier IClassifier.Fit(IReadOnlyList<double[]> rows, IReadOnlyList<int> labels, int classes, int seed) =>
        Fit(rows, labels, classes, seed);

    private Sigmoid[,] Sigmoids(double[][] matrix, IReadOnlyList<int> labels, int classes, int seed)
    {
        var decisions = new double[labels.Count][,];
        foreach (var (training, held) in InnerFolds.Stratified(labels, classes, SigmoidFolds, new StableRandom(seed, "svm/sigmoids")))
        {
            PairwiseMachines machines = PairwiseMachines.Solve(matrix, labels, training, classes, C, Tolerance);
            foreach (int row in held)
                decisions[row] = machines.Decide(at => matrix[row][at]);
        }
        var sigmoids = new Sigmoid[classes, classes];
        for (int first = 0; first < classes; first++)
        {
            for (int second = first + 1; second < classes; second++)
            {
                int[] pair = [.. Enumerable.Range(0, labels.Count).Where(row => labels[row] == first || labels[row] == second)];
                sigmoids[first, second] = Sigmoid.Fit([.. pair.Select(row => decisions[row][first, second])], [.. pair.Select(row => labels[row] == first)]);
            }
        }
        return sigmoids;
    }
}
