namespace MerWorkbench.Torch;

public static partial class torch
{
    /// <summary>One index of <c>tensor[...]</c>: a number, a slice, all, a new dimension, or a tensor of positions or truth values.</summary>
    public readonly struct TensorIndex
    {
        private TensorIndex(Kind type, long? start = null, long? stop = null, long? step = null, Tensor? tensor = null)
        {
            Type = type;
            Start = start;
            Stop = stop;
            Step = step;
            Positions = tensor;
        }

        internal enum Kind
        {
            Null,
            Ellipsis,
            Single,
            Slice,
            Tensor,
        }

        /// <summary>As many whole dimensions as are left.</summary>
        public static TensorIndex Ellipsis { get; } = new(Kind.Ellipsis);

        /// <summary>A new dimension of length 1.</summary>
        public static TensorIndex None { get; } = new(Kind.Null);

        /// <summary>A new dimension of length 1.</summary>
        public static TensorIndex Null => None;

        /// <summary>A whole dimension.</summary>
        public static TensorIndex Colon { get; } = new(Kind.Slice);

        internal Kind Type { get; }

        internal long? Start { get; }

        internal long? Stop { get; }

        internal long? Step { get; }

        internal Tensor? Positions { get; }

        /// <summary>A part of a dimension; what is left out means from the beginning, to the end, by 1.</summary>
        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) => new(Kind.Slice, start, stop, step);

        /// <summary>A part of a dimension.</summary>
        public static TensorIndex Slice(Index start, Index stop) => Slice(Position(start), stop.IsFromEnd && stop.Value == 0 ? null : Position(stop));

        /// <summary>One position; negative counts from the last.</summary>
        public static TensorIndex Single(long index) => new(Kind.Single, index);

        /// <summary>Positions, or truth values for whole dimensions.</summary>
        public static TensorIndex Tensor(Tensor tensor) => new(Kind.Tensor, tensor: tensor);

        /// <summary>One position.</summary>
        public static implicit operator TensorIndex(long index) => Single(index);

        /// <summary>One position.</summary>
        public static implicit operator TensorIndex(int index) => Single(index);

        /// <summary>One position; <c>^1</c> is the last.</summary>
        public static implicit operator TensorIndex(Index index) => Single(Position(index));

        /// <summary>A part of a dimension; <c>..</c> is all of it.</summary>
        public static implicit operator TensorIndex(Range range) => Slice(range.Start, range.End);

        /// <summary>Positions, or truth values.</summary>
        public static implicit operator TensorIndex(Tensor tensor) => Tensor(tensor);

        /// <summary>Start and stop of a slice.</summary>
        public static implicit operator TensorIndex((int? start, int? stop) slice) => Slice(slice.start, slice.stop);

        /// <summary>Start, stop and step of a slice.</summary>
        public static implicit operator TensorIndex((int? start, int? stop, int? step) slice) => Slice(slice.start, slice.stop, slice.step);

        private static long Position(Index index) => index.IsFromEnd ? -index.Value : index.Value;
    }
}
