namespace MerWorkbench.Features.Essentia;

/// <summary>Inverts covariance matrices.</summary>
internal static class SymmetricInverse
{
    // Of a variance; less is left of a direction in which nothing moves but rounding.
    private const double Least = 1e-10;

    /// <summary>The inverse by Gauss and Jordan, which needs no pivots where the matrix is positive definite; null where it is not.</summary>
    public static double[,]? Of(double[,] matrix)
    {
        int size = matrix.GetLength(0);
        double[,] left = (double[,])matrix.Clone(), right = new double[size, size];
        for (int i = 0; i < size; i++)
            right[i, i] = 1;
        for (int pivot = 0; pivot < size; pivot++)
        {
            double by = left[pivot, pivot];
            if (!(by > Least * matrix[pivot, pivot]) || !(by > 1e-30))
                return null;
            Scale(left, pivot, 1 / by);
            Scale(right, pivot, 1 / by);
            for (int row = 0; row < size; row++)
            {
                if (row == pivot)
                    continue;
                double factor = left[row, pivot];
                Subtract(left, row, pivot, factor);
                Subtract(right, row, pivot, factor);
            }
        }
        return right;
    }

    private static void Scale(double[,] matrix, int row, double by)
    {
        for (int column = 0; column < matrix.GetLength(1); column++)
            matrix[row, column] *= by;
    }

    private static void Subtract(double[,] matrix, int row, int pivot, double factor)
    {
        for (int column = 0; column < matrix.GetLength(1); column++)
            matrix[row, column] -= factor * matrix[pivot, column];
    }
}
