using MerWorkbench.Torch.Interop;

namespace MerWorkbench.Torch;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        /// <summary>The same tensor where it has the type already, else a copy in that type; a new object in either case.</summary>
        public Tensor to(ScalarType type, bool copy = false, bool non_blocking = false) => Convert(type, null, copy, non_blocking);

        /// <summary>The same tensor where it is on the device already, else a copy there; a new object in either case.</summary>
        public Tensor to(Device device, bool copy = false, bool non_blocking = false) => Convert(null, device, copy, non_blocking);

        /// <summary>This tensor where it is on such a device already, else a copy there.</summary>
        public Tensor to(DeviceType deviceType, int deviceIndex = -1, bool copy = false, bool non_blocking = false) => Convert(null, new Device(deviceType, deviceIndex), copy, non_blocking);

        /// <summary>This tensor where it has the type and is on the device already, else a copy so.</summary>
        public Tensor to(ScalarType type, Device device, bool copy = false, bool non_blocking = false) => Convert(type, device, copy, non_blocking);

        /// <summary>This tensor in the type and on the device of another.</summary>
        public Tensor to(Tensor other, bool copy = false, bool non_blocking = false) => Convert(other.dtype, other.device, copy, non_blocking);

        /// <summary>The same tensor where it has the type already, else a copy in that type; a new object in either case.</summary>
        public Tensor to_type(ScalarType type, bool copy = false, bool non_blocking = false) => to(type, copy, non_blocking);

        /// <summary>The same tensor where it has the type already, else a copy in that type; a new object in either case.</summary>
        public Tensor type(ScalarType type) => to(type);

        /// <summary>This tensor on the processor.</summary>
        public Tensor cpu() => to(CPU);

        /// <summary>This tensor on a GPU, the current one where none is named.</summary>
        public Tensor cuda(Device? device = null) => to(device ?? CUDA);

        /// <summary>In single precision.</summary>
        public Tensor @float() => to(ScalarType.Float32);

        /// <summary>In double precision.</summary>
        public Tensor @double() => to(ScalarType.Float64);

        /// <summary>In half precision.</summary>
        public Tensor half() => to(ScalarType.Float16);

        /// <summary>As 64-bit integers.</summary>
        public Tensor @long() => to(ScalarType.Int64);

        /// <summary>As 32-bit integers.</summary>
        public Tensor @int() => to(ScalarType.Int32);

        /// <summary>As truth values.</summary>
        public Tensor @bool() => to(ScalarType.Bool);

        /// <summary>This tensor where its elements lie in order, else a copy in which they do.</summary>
        public Tensor contiguous() => Ops.contiguous(this);

        /// <summary>A copy; derivatives flow through it.</summary>
        public Tensor clone() => Ops.clone(this);

        /// <summary>Another object for the very same tensor: either may be disposed without the other.</summary>
        public Tensor alias()
        {
            nint result;
            Native.Check(Native.mer_tensor_alias(Handle, &result));
            GC.KeepAlive(this);
            return new Tensor(result);
        }

        /// <summary>A tensor of the same type and device, of zeros.</summary>
        public Tensor new_zeros(long[] size, ScalarType? dtype = null, Device? device = null) => Ops.new_zeros(this, size, dtype, device);

        /// <summary>A tensor of the same type and device, of ones.</summary>
        public Tensor new_ones(long[] size, ScalarType? dtype = null, Device? device = null) => Ops.new_ones(this, size, dtype, device);

        /// <summary>A tensor of the same type and device, of unset numbers.</summary>
        public Tensor new_empty(long[] size, ScalarType? dtype = null, Device? device = null) => Ops.new_empty(this, size, dtype, device);

        /// <summary>A tensor of the same type and device, of one number.</summary>
        public Tensor new_full(long[] size, Scalar value, ScalarType? dtype = null, Device? device = null) => Ops.new_full(this, size, value, dtype, device);

        private Tensor Convert(ScalarType? type, Device? device, bool copy, bool non_blocking)
        {
            if (device is { type: DeviceType.CUDA } && !torch.cuda.is_available())
                throw new TorchException($"a tensor was asked to go to {device}, but this libtorch ({__version__}) sees no GPU; torch.cuda.is_available() tells");
            if (!copy && (type is null || type == dtype) && (device is null || SameDevice(device))) return alias();
            return Ops.to_dtype_layout(this, type, device, non_blocking, copy);
        }

        private bool SameDevice(Device asked)
        {
            var own = Info();
            return own.DeviceType == (int)asked.type && (asked.index < 0 || own.DeviceIndex == asked.index);
        }
    }
}
