namespace MerWorkbench.Torch;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>A part of the tensor: numbers, ranges, <see cref="TensorIndex"/>, tensors of positions or truth values, as in Python.</summary>
        /// <remarks>Numbers and slices give a view; tensors give a copy. Setting copies the value in, broadcast to the part's shape.</remarks>
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        /// <summary>A part of the tensor, as <c>tensor[...]</c>.</summary>
        public Tensor index(params TensorIndex[] indices)
        {
            var (view, positions) = Basic(indices);
            if (positions is null) return view;
            var result = Ops.index_Tensor(view, positions);
            view.Dispose();
            return result;
        }

        /// <summary>Puts numbers into a part of the tensor, as <c>tensor[...] = value</c>.</summary>
        public Tensor index_put_(Tensor value, params TensorIndex[] indices)
        {
            var (view, positions) = Basic(indices);
            if (positions is null) Ops.copy_(view, value);
            else Ops.index_put_(view, positions, value);
            view.Dispose();
            return this;
        }

        /// <summary>Puts one number into a part of the tensor.</summary>
        public Tensor index_put_(Scalar value, params TensorIndex[] indices)
        {
            using var number = One(value, dtype, device, requires_grad: false);
            return index_put_(number, indices);
        }

        // Numbers, slices and new dimensions make a view; what is left are tensors, one for each dimension of the view that has one.
        private (Tensor View, Tensor?[]? Positions) Basic(TensorIndex[] indices)
        {
            CheckIndices(indices);
            var view = alias();
            var positions = new List<Tensor?>();
            var dimension = 0;
            var covered = 0;   // dimensions that `positions` speaks of: a mask is one entry for all of its dimensions
            var used = indices.Sum(index => index.Type switch
            {
                TensorIndex.Kind.Null or TensorIndex.Kind.Ellipsis => 0,
                TensorIndex.Kind.Tensor when index.Positions!.dtype is ScalarType.Bool => (int)index.Positions.ndim,
                _ => 1,
            });
            var rank = (int)ndim;
            foreach (var index in indices)
            {
                switch (index.Type)
                {
                    case TensorIndex.Kind.Null:
                        Replace(ref view, Ops.unsqueeze(view, dimension++));
                        break;
                    case TensorIndex.Kind.Ellipsis:
                        dimension += rank - used;
                        break;
                    case TensorIndex.Kind.Single:
                        Replace(ref view, Ops.select_int(view, dimension, index.Start!.Value));
                        break;
                    case TensorIndex.Kind.Slice:
                        if (index.Start is not null || index.Stop is not null || index.Step is not null)
                            Replace(ref view, Ops.slice_Tensor(view, dimension, index.Start, index.Stop, index.Step ?? 1));
                        dimension++;
                        break;
                    default:
                        for (; covered < dimension; covered++) positions.Add(null);
                        positions.Add(index.Positions);
                        covered = dimension += index.Positions!.dtype is ScalarType.Bool ? (int)index.Positions.ndim : 1;
                        break;
                }
            }

            return (view, positions.Count == 0 ? null : [.. positions]);
        }

        private void CheckIndices(TensorIndex[] indices)
        {
            if (indices.Count(index => index.Type == TensorIndex.Kind.Ellipsis) > 1) throw new ArgumentException("an index may hold one ellipsis only", nameof(indices));
            var used = indices.Count(index => index.Type is TensorIndex.Kind.Single or TensorIndex.Kind.Slice or TensorIndex.Kind.Tensor);
            if (used > ndim) throw new ArgumentException($"{used} indices for a tensor of shape {ShapeText(shape)}", nameof(indices));
        }

        private static void Replace(ref Tensor view, Tensor next)
        {
            view.Dispose();
            view = next;
        }
    }
}
