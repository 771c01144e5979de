namespace MerWorkbench.Torch;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        /// <summary>The raw memory of a contiguous tensor on the processor, for reading and writing. Lives no longer than the tensor.</summary>
        /// <exception cref="TorchException">The tensor is elsewhere, not contiguous, or larger than 2 GiB.</exception>
        public Span<byte> bytes
        {
            get
            {
                var info = Info();
                CheckReadable(info.DeviceType);
                if (info.IsContiguous == 0) throw new TorchException($"the memory of a tensor of shape {ShapeText(shape)} and strides {ShapeText(stride())} is not in order; call contiguous() first");
                var length = info.Numel * info.ItemSize;
                if (length > int.MaxValue) throw new TorchException($"a tensor of {length} bytes does not fit a span; take it in parts");
                return new Span<byte>((void*)info.Data, (int)length);
            }
        }

        /// <summary>The numbers, readable in the order of the shape.</summary>
        /// <typeparam name="T">The .NET type of the elements; it must be the tensor's.</typeparam>
        /// <exception cref="TorchException">The tensor holds another type, or is not on the processor.</exception>
        public TensorAccessor<T> data<T>()
            where T : unmanaged
        {
            CheckType<T>();
            CheckReadable(Info().DeviceType);
            return new TensorAccessor<T>(this);
        }

        /// <summary>The one number of a tensor of one element, from any device.</summary>
        /// <typeparam name="T">The .NET type of the element; it must be the tensor's.</typeparam>
        /// <exception cref="TorchException">The tensor holds another number of elements or another type.</exception>
        public T item<T>()
            where T : unmanaged
        {
            CheckType<T>();
            CheckOne();
            var here = device_type == DeviceType.CPU ? this : cpu();
            var value = *(T*)here.Info().Data;
            GC.KeepAlive(here);
            if (here != this) here.Dispose();
            return value;
        }

        /// <summary>The one number of a tensor of one element, whatever its real type.</summary>
        public Scalar ToScalar()
        {
            CheckOne();
            return Ops.item(this);
        }

        /// <summary>The one number as a double.</summary>
        public double ToDouble() => ToScalar().ToDouble();

        /// <summary>The one number as a float.</summary>
        public float ToSingle() => ToScalar().ToSingle();

        /// <summary>The one number as a 64-bit integer.</summary>
        public long ToInt64() => ToScalar().ToInt64();

        /// <summary>The one number as a 32-bit integer.</summary>
        public int ToInt32() => ToScalar().ToInt32();

        /// <summary>The one number as a truth value.</summary>
        public bool ToBoolean() => ToScalar().ToBoolean();

        /// <summary>Copies numbers into a new contiguous tensor.</summary>
        internal void Elements<T>(int length, ReadOnlySpan<T> source)
            where T : unmanaged
        {
            source.CopyTo(new Span<T>((void*)Info().Data, length));
            GC.KeepAlive(this);
        }

        private void CheckType<T>()
            where T : unmanaged
        {
            var asked = ElementType<T>();
            var own = dtype;
            if (asked != own) throw new TorchException($"a tensor of {own} was read as {typeof(T).Name}; to({asked}) converts it first");
        }

        private void CheckOne()
        {
            if (NumberOfElements != 1) throw new TorchException($"item() needs a tensor of one element, this one has shape {ShapeText(shape)}");
        }

        private static void CheckReadable(int device)
        {
            if (device != (int)DeviceType.CPU) throw new TorchException($"the numbers of a tensor on {(DeviceType)device} cannot be read in place; call cpu() first");
        }
    }
}
