using MerWorkbench.Torch.Interop;

namespace MerWorkbench.Torch;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        /// <summary>Length of each dimension, outermost first.</summary>
        public long[] shape
        {
            get
            {
                var sizes = new long[ndim];
                fixed (long* pointer = sizes) Native.Check(Native.mer_tensor_layout(Handle, pointer, null, sizes.Length));
                GC.KeepAlive(this);
                return sizes;
            }
        }

        /// <summary>Number of dimensions.</summary>
        public long ndim => Info().Dimensions;

        /// <summary>Number of elements.</summary>
        public long NumberOfElements => Info().Numel;

        /// <summary>Bytes of one element.</summary>
        public long ElementSize => Info().ItemSize;

        /// <summary>Element type.</summary>
        public ScalarType dtype => (ScalarType)Info().Type;

        /// <summary>Where the elements are.</summary>
        public Device device
        {
            get
            {
                var info = Info();
                return new Device((DeviceType)info.DeviceType, info.DeviceIndex);
            }
        }

        /// <summary>Kind of the device.</summary>
        public DeviceType device_type => (DeviceType)Info().DeviceType;

        /// <summary>Number of the device among its kind, or -1.</summary>
        public int device_index => Info().DeviceIndex;

        /// <summary>True where the elements are on a GPU.</summary>
        public bool is_cuda => device_type == DeviceType.CUDA;

        /// <summary>True where no operation made it that autograd would go through.</summary>
        public bool is_leaf => Info().IsLeaf != 0;

        /// <summary>The tensor with its two dimensions exchanged.</summary>
        public Tensor T => Ops.t(this);

        /// <summary>The tensor with its last two dimensions exchanged.</summary>
        public Tensor mT => Ops.transpose_int(this, -2, -1);

        /// <summary>The real part of a complex tensor, as a view; a real tensor itself.</summary>
        public Tensor real => is_complex() ? Ops.real(this) : alias();

        /// <summary>The imaginary part of a complex tensor, as a view.</summary>
        public Tensor imag => Ops.imag(this);

        /// <summary>Number of dimensions.</summary>
        public long dim() => ndim;

        /// <summary>Number of elements.</summary>
        public long numel() => NumberOfElements;

        /// <summary>Bytes of one element.</summary>
        public long element_size() => ElementSize;

        /// <summary>Length of each dimension.</summary>
        public long[] size() => shape;

        /// <summary>Length of one dimension; negative counts from the last.</summary>
        /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
        public long size(int dim)
        {
            var sizes = shape;
            var index = dim < 0 ? dim + sizes.Length : dim;
            if (index < 0 || index >= sizes.Length) throw new ArgumentOutOfRangeException(nameof(dim), $"dimension {dim} of a tensor of shape {ShapeText(sizes)}");
            return sizes[index];
        }

        /// <summary>Elements to step over for the next one along each dimension.</summary>
        public long[] stride()
        {
            var strides = new long[ndim];
            fixed (long* pointer = strides) Native.Check(Native.mer_tensor_layout(Handle, null, pointer, strides.Length));
            GC.KeepAlive(this);
            return strides;
        }

        /// <summary>Elements to step over for the next one along one dimension.</summary>
        public long stride(int dim)
        {
            var strides = stride();
            return strides[dim < 0 ? dim + strides.Length : dim];
        }

        /// <summary>True where the elements lie one after another in the order of the shape.</summary>
        public bool is_contiguous() => Info().IsContiguous != 0;

        /// <summary>True for real floating-point elements.</summary>
        public bool is_floating_point() => torch.is_floating_point(dtype);

        /// <summary>True for integer elements.</summary>
        public bool is_integral() => torch.is_integral(dtype);

        /// <summary>True for complex elements.</summary>
        public bool is_complex() => torch.is_complex(dtype);

        /// <summary>True where made in inference mode.</summary>
        public bool is_inference() => Info().IsInference != 0;

        internal static string ShapeText(ReadOnlySpan<long> sizes) => $"[{string.Join(", ", sizes.ToArray())}]";
    }
}
