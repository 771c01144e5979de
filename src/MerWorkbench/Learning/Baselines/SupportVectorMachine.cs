using MathNet.Numerics.LinearAlgebra;

namespace MerWorkbench.Learning.Baselines;

/// <summary>What <see cref="SupportVectorClassifier"/> learned.</summary>
public sealed class SupportVectorMachine : IFittedClassifier
{
    // As libsvm: keeps every class possible, so that the coupling has one answer.
    private const double LeastPairProbability = 1e-7;

    private readonly ColumnScaler scaler;
    private readonly Kernel kernel;
    private readonly Dictionary<int, double[]> vectors;
    private readonly PairwiseMachines machines;
    private readonly Sigmoid[,] sigmoids;

    internal SupportVectorMachine(ColumnScaler scaler, Kernel kernel, double[][] rows, PairwiseMachines machines, Sigmoid[,] sigmoids)
    {
        (this.scaler, this.kernel, this.machines, this.sigmoids) = (scaler, kernel, machines, sigmoids);
        vectors = machines.Vectors.ToDictionary(row => row, row => rows[row]);
    }

    /// <summary>The decision value of each pair of classes, <c>[first, second]</c> with first below second: above 0 it speaks for the first.</summary>
    /// <param name="row">The features.</param>
    public double[,] Decisions(double[] row)
    {
        double[] scaled = scaler.Apply(row);
        return machines.Decide(at => kernel.Of(vectors[at], scaled));
    }

    /// <summary>The class that most machines speak for; the first of several with equal votes, as libsvm's.</summary>
    /// <param name="row">The features.</param>
    public int Vote(double[] row)
    {
        double[,] decisions = Decisions(row);
        int classes = machines.Present.Count;
        var votes = new int[classes];
        for (int first = 0; first < classes; first++)
        {
            for (int second = first + 1; second < classes; second++)
            {
                if (machines.Present[first] || machines.Present[second])
                    votes[decisions[first, second] > 0 ? first : second]++;
            }
        }
        return Array.IndexOf(votes, votes.Max());
    }

    /// <inheritdoc/>
    public double[] Probabilities(double[] row)
    {
        double[,] decisions = Decisions(row);
        int[] present = [.. Enumerable.Range(0, machines.Present.Count).Where(of => machines.Present[of])];
        var pairs = new double[present.Length, present.Length];
        for (int i = 0; i < present.Length; i++)
        {
            for (int j = i + 1; j < present.Length; j++)
            {
                double probability = sigmoids[present[i], present[j]].Of(decisions[present[i], present[j]]);
                pairs[i, j] = Math.Clamp(probability, LeastPairProbability, 1 - LeastPairProbability);
                pairs[j, i] = 1 - pairs[i, j];
            }
        }
        double[] coupled = Couple(pairs);
        var probabilities = new double[machines.Present.Count];
        for (int i = 0; i < present.Length; i++)
            probabilities[present[i]] = coupled[i];
        return probabilities;
    }

    /// <summary>
    /// The probabilities p that come nearest to all pairs': least sum over i and j of (r_ji p_i - r_ij p_j)^2 with sum 1,
    /// by the linear system of its Lagrangian.
    /// </summary>
    /// <param name="pairs">r, the probability of class i given that it is i or j, <c>[i, j]</c>.</param>
    internal static double[] Couple(double[,] pairs)
    {
        int classes = pairs.GetLength(0);
        var system = Matrix<double>.Build.Dense(classes + 1, classes + 1);
        for (int i = 0; i < classes; i++)
        {
            for (int j = 0; j < classes; j++)
            {
                if (i == j)
                    continue;
                system[i, i] += pairs[j, i] * pairs[j, i];
                system[i, j] = -pairs[j, i] * pairs[i, j];
            }
            system[i, classes] = system[classes, i] = 1;
        }
        var right = Vector<double>.Build.Dense(classes + 1);
        right[classes] = 1;
        // Never below zero but for rounding.
        double[] solved = [.. system.Solve(right).Take(classes).Select(value => Math.Max(value, 0))];
        double sum = solved.Sum();
        return [.. solved.Select(value => value / sum)];
    }
}
