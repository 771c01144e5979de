using System.Numerics.Tensors;

namespace MerWorkbench.Learning.Baselines;

/// <summary>A kernel with its gamma resolved.</summary>
internal sealed record Kernel(KernelKind Kind, double Gamma)
{
    /// <summary>The kernel for these rows, scaled as they will be compared.</summary>
    public static Kernel For(KernelKind kind, Gamma gamma, double[][] rows) => new(kind, kind == KernelKind.Rbf ? gamma.For(rows) : 0);

    public double Of(double[] first, double[] second)
    {
        if (Kind == KernelKind.Linear)
            return TensorPrimitives.Dot<double>(first, second);
        double distance = TensorPrimitives.Distance<double>(first, second);
        return Math.Exp(-Gamma * distance * distance);
    }

    /// <summary>The kernel of each pair of rows.</summary>
    public double[][] Matrix(double[][] rows)
    {
        double[][] matrix = [.. rows.Select(_ => new double[rows.Length])];
        Parallel.For(0, rows.Length, row =>
        {
            for (int other = 0; other <= row; other++)
                matrix[row][other] = Of(rows[row], rows[other]);
        });
        for (int row = 0; row < rows.Length; row++)
        {
            for (int other = row + 1; other < rows.Length; other++)
                matrix[row][other] = matrix[other][row];
        }
        return matrix;
    }
}
