namespace MerWorkbench.Torch;

public static partial class torch
{
    /// <summary>Tensors of one shape side by side, broadcast against each other.</summary>
    public static IList<Tensor> broadcast_tensors(params Tensor[] tensors) => Ops.broadcast_tensors(tensors);

    /// <summary>Coordinates of a grid spanned by vectors.</summary>
    /// <param name="tensors">One vector a dimension.</param>
    /// <param name="indexing"><c>ij</c>: in the order of the vectors; <c>xy</c>: the first two exchanged.</param>
    public static Tensor[] meshgrid(IList<Tensor> tensors, string indexing = "ij") => Ops.meshgrid_indexing(tensors, indexing);

    /// <summary>Positions of all true elements, one tensor a dimension.</summary>
    public static Tensor[] where(Tensor condition) => Ops.where(condition);

    /// <summary>Sum of products by Einstein's notation, such as <c>bij,bjk->bik</c>.</summary>
    public static Tensor einsum(string equation, params Tensor[] tensors) => Ops.einsum(equation, tensors);

    /// <summary>Different values, with where each element went and how often each is.</summary>
    public static (Tensor output, Tensor? inverse_indices, Tensor? counts) unique(Tensor input, bool sorted = true, bool return_inverse = false, bool return_counts = false)
    {
        var (output, inverse, counts) = Ops._unique2(input, sorted, return_inverse, return_counts);
        if (!return_inverse) inverse.Dispose();
        if (!return_counts) counts.Dispose();
        return (output, return_inverse ? inverse : null, return_counts ? counts : null);
    }

    public partial class Tensor
    {
        /// <summary>Dimensions of length 1 repeated to a larger length, as a view; -1 keeps a length.</summary>
        public Tensor expand(params long[] sizes) => Ops.expand(this, sizes);

        /// <summary>Elements <paramref name="start"/> up to, not with, <paramref name="finish"/> along a dimension, as a view.</summary>
        public Tensor slice(long dim, long start, long finish, long step = 1) => Ops.slice_Tensor(this, dim, start, finish, step);

        /// <summary>One dimension as several.</summary>
        public Tensor unflatten(long dim, params long[] sizes)
        {
            var old = shape;
            var at = (int)(dim < 0 ? dim + old.Length : dim);
            return Ops.view(this, [.. old[..at], .. sizes, .. old[(at + 1)..]]);
        }

        /// <summary>The shape of another tensor.</summary>
        public Tensor view_as(Tensor other) => Ops.view(this, other.shape);

        /// <summary>The shape of another tensor.</summary>
        public Tensor reshape_as(Tensor other) => Ops.reshape(this, other.shape);

        /// <summary>Parts of given lengths along a dimension, as views.</summary>
        public Tensor[] split(long[] split_sizes, long dim = 0) => Ops.split_with_sizes(this, split_sizes, dim);

        /// <summary>Positions of all true elements, one tensor a dimension.</summary>
        public Tensor[] nonzero_as_list() => Ops.where(this);
    }
}
