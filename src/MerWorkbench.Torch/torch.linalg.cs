namespace MerWorkbench.Torch;

public static partial class torch
{
    /// <summary>Linear algebra. Matrices are the last two dimensions; those before are a batch.</summary>
    public static class linalg
    {
        /// <summary>The lower triangular L with L Lᵀ the positive definite input.</summary>
        public static Tensor cholesky(Tensor input) => Ops.linalg_cholesky(input);

        /// <summary>Determinant.</summary>
        public static Tensor det(Tensor input) => Ops.linalg_det(input);

        /// <summary>Sign of the determinant and the logarithm of its size.</summary>
        public static (Tensor sign, Tensor logabsdet) slogdet(Tensor input) => Ops.linalg_slogdet(input);

        /// <summary>Orthogonal Q and upper triangular R whose product is the input.</summary>
        public static (Tensor Q, Tensor R) qr(Tensor input) => Ops.linalg_qr(input);

        /// <summary>Orthogonal U and Vh, and singular values S, largest first.</summary>
        public static (Tensor U, Tensor S, Tensor Vh) svd(Tensor input, bool fullMatrices = true) => Ops.linalg_svd(input, fullMatrices);

        /// <summary>Eigenvalues, smallest first, and eigenvectors in columns, of a symmetric matrix.</summary>
        /// <param name="input">The matrix.</param>
        /// <param name="UPLO"><c>L</c> or <c>U</c>: the triangle that is read.</param>
        public static (Tensor eigenvalues, Tensor eigenvectors) eigh(Tensor input, char UPLO = 'L') => Ops.linalg_eigh(input, UPLO.ToString());

        /// <summary>Eigenvalues of a symmetric matrix, smallest first.</summary>
        public static Tensor eigvalsh(Tensor input, char UPLO = 'L') => Ops.linalg_eigvalsh(input, UPLO.ToString());

        /// <summary>Inverse.</summary>
        public static Tensor inv(Tensor input) => Ops.linalg_inv(input);

        /// <summary>Pseudo-inverse; singular values below <paramref name="rcond"/> times the largest count as zero.</summary>
        public static Tensor pinv(Tensor input, double rcond = 1e-15, bool hermitian = false) => Ops.linalg_pinv(input, rcond, hermitian);

        /// <summary>X with input X = other, or X input = other where not <paramref name="left"/>.</summary>
        public static Tensor solve(Tensor input, Tensor other, bool left = true) => Ops.linalg_solve(input, other, left);

        /// <summary>X that brings input X nearest to other.</summary>
        public static (Tensor Solution, Tensor Residuals, Tensor Rank, Tensor SingularValues) lstsq(Tensor input, Tensor other) => Ops.linalg_lstsq(input, other);

        /// <summary>Norm of vectors or matrices.</summary>
        public static Tensor norm(Tensor input, double? ord = null, long[]? dims = null, bool keepdim = false) => Ops.linalg_norm(input, ord, dims, keepdim);

        /// <summary>Norm of vectors.</summary>
        public static Tensor vector_norm(Tensor input, double? ord = null, long[]? dims = null, bool keepdim = false) => Ops.linalg_vector_norm(input, ord, dims, keepdim);
    }
}
