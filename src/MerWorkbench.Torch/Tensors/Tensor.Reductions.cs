namespace MerWorkbench.Torch;

public static partial class torch
{
    // A literal 0 is an element type to the compiler before it is a long; with an int beside it, it is the dimension it looks like.

    /// <summary>Sum over one dimension.</summary>
    public static Tensor sum(Tensor input, long dim, bool keepdim = false, ScalarType? type = null) => input.sum(dim, keepdim, type);

    /// <inheritdoc cref="sum(Tensor, long, bool, ScalarType?)"/>
    public static Tensor sum(Tensor input, int dim, bool keepdim = false, ScalarType? type = null) => sum(input, (long)dim, keepdim, type);

    /// <summary>Mean over one dimension.</summary>
    public static Tensor mean(Tensor input, long dim, bool keepdim = false, ScalarType? type = null) => Ops.mean_dim(input, [dim], keepdim, type);

    /// <inheritdoc cref="mean(Tensor, long, bool, ScalarType?)"/>
    public static Tensor mean(Tensor input, int dim, bool keepdim = false, ScalarType? type = null) => mean(input, (long)dim, keepdim, type);

    /// <summary>Product over one dimension.</summary>
    public static Tensor prod(Tensor input, int dim, bool keepdim = false, ScalarType? type = null) => Ops.prod_dim_int(input, dim, keepdim, type);

    /// <summary>Standard deviation over one dimension.</summary>
    public static Tensor std(Tensor input, long dim, bool unbiased = true, bool keepdim = false) => Ops.std_dim(input, [dim], unbiased, keepdim);

    /// <summary>Variance over one dimension.</summary>
    public static Tensor var(Tensor input, long dim, bool unbiased = true, bool keepdim = false) => Ops.var_dim(input, [dim], unbiased, keepdim);

    /// <summary>Position of the largest element, in the order of the shape.</summary>
    public static Tensor argmax(Tensor input) => Ops.argmax(input);

    /// <summary>Position of the largest element along a dimension.</summary>
    public static Tensor argmax(Tensor input, long dim, bool keepdim = false) => Ops.argmax(input, dim, keepdim);

    /// <summary>Position of the smallest element, in the order of the shape.</summary>
    public static Tensor argmin(Tensor input) => Ops.argmin(input);

    /// <summary>Position of the smallest element along a dimension.</summary>
    public static Tensor argmin(Tensor input, long dim, bool keepdim = false) => Ops.argmin(input, dim, keepdim);

    /// <summary>The larger of two, element by element.</summary>
    public static Tensor max(Tensor input, Tensor other) => Ops.max_other(input, other);

    /// <summary>The smaller of two, element by element.</summary>
    public static Tensor min(Tensor input, Tensor other) => Ops.min_other(input, other);

    /// <summary>Whether all elements are equal but for rounding: |a - b| at most atol + rtol |b|.</summary>
    public static bool allclose(Tensor input, Tensor other, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) => Ops.allclose(input, other, rtol, atol, equal_nan);

    /// <summary>The p-norm of all elements.</summary>
    public static Tensor norm(Tensor input, float p = 2.0f) => Ops.norm_Scalar(input, p);

    public partial class Tensor
    {
        /// <summary>Sum over one dimension.</summary>
        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => Ops.sum_dim_IntList(this, [dim], keepdim, type);

        /// <inheritdoc cref="sum(long, bool, ScalarType?)"/>
        public Tensor sum(int dim, bool keepdim = false, ScalarType? type = null) => sum((long)dim, keepdim, type);

        /// <summary>Mean over one dimension.</summary>
        public Tensor mean(long dim, bool keepdim = false, ScalarType? type = null) => Ops.mean_dim(this, [dim], keepdim, type);

        /// <inheritdoc cref="mean(long, bool, ScalarType?)"/>
        public Tensor mean(int dim, bool keepdim = false, ScalarType? type = null) => mean((long)dim, keepdim, type);

        /// <summary>Product over one dimension.</summary>
        public Tensor prod(int dim, bool keepdim = false, ScalarType? type = null) => Ops.prod_dim_int(this, dim, keepdim, type);

        /// <summary>Standard deviation over one dimension.</summary>
        public Tensor std(long dim, bool unbiased = true, bool keepdim = false) => Ops.std_dim(this, [dim], unbiased, keepdim);

        /// <summary>Variance over one dimension.</summary>
        public Tensor var(long dim, bool unbiased = true, bool keepdim = false) => Ops.var_dim(this, [dim], unbiased, keepdim);

        /// <summary>Position of the largest element, in the order of the shape.</summary>
        public Tensor argmax() => Ops.argmax(this);

        /// <summary>Position of the largest element along a dimension.</summary>
        public Tensor argmax(long dim, bool keepdim = false) => Ops.argmax(this, dim, keepdim);

        /// <summary>Position of the smallest element, in the order of the shape.</summary>
        public Tensor argmin() => Ops.argmin(this);

        /// <summary>Position of the smallest element along a dimension.</summary>
        public Tensor argmin(long dim, bool keepdim = false) => Ops.argmin(this, dim, keepdim);

        /// <summary>The larger of two, element by element.</summary>
        public Tensor max(Tensor other) => Ops.max_other(this, other);

        /// <summary>The smaller of two, element by element.</summary>
        public Tensor min(Tensor other) => Ops.min_other(this, other);

        /// <summary>Largest element over one dimension.</summary>
        public Tensor amax(long dim, bool keepdim = false) => Ops.amax(this, [dim], keepdim);

        /// <summary>Smallest element over one dimension.</summary>
        public Tensor amin(long dim, bool keepdim = false) => Ops.amin(this, [dim], keepdim);

        /// <summary>Whether all elements are equal but for rounding: |a - b| at most atol + rtol |b|.</summary>
        public bool allclose(Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) => Ops.allclose(this, target, rtol, atol, equal_nan);

        /// <summary>The p-norm of all elements.</summary>
        public Tensor norm(float p = 2.0f) => Ops.norm_Scalar(this, p);

        /// <summary>The p-norm along one dimension.</summary>
        public Tensor norm(int dim, bool keepdim = false, float p = 2.0f) => Ops.norm_ScalarOpt_dim(this, p, [dim], keepdim);

        /// <summary>Softmax along a dimension.</summary>
        public Tensor softmax(long dim, ScalarType? dtype = null) => Ops.softmax_int(this, dim, dtype);

        /// <summary>Logarithm of the softmax along a dimension.</summary>
        public Tensor log_softmax(long dim, ScalarType? dtype = null) => Ops.log_softmax_int(this, dim, dtype);
    }
}
