using System.Runtime.InteropServices;

namespace MerWorkbench.Torch;

public static partial class torch
{
    /// <summary>A tensor of a managed array's numbers, copied; a multi-dimensional array gives its shape.</summary>
    /// <param name="data">The numbers: an array of one or more dimensions of float, double, long, int, short, sbyte, byte, bool, Half or Complex.</param>
    /// <param name="dtype">Element type; the array's where left out.</param>
    /// <param name="device">Device; the processor where left out.</param>
    /// <param name="requires_grad">Whether autograd records what is computed from it.</param>
    /// <exception cref="ArgumentException">The array is of another element type, or a jagged array.</exception>
    public static unsafe Tensor tensor(Array data, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        ArgumentNullException.ThrowIfNull(data);
        var own = ElementTypeOrNull(data.GetType().GetElementType()!)
            ?? throw new ArgumentException($"a tensor cannot be made of {data.GetType().Name}; expected an array (not one of arrays) of float, double, long, int, short, sbyte, byte, bool, Half or Complex", nameof(data));
        var shape = new long[data.Rank];
        for (var i = 0; i < shape.Length; i++) shape[i] = data.GetLength(i);
        var result = Ops.empty_memory_format(shape, own);
        if (data.Length > 0)
        {
            var pin = GCHandle.Alloc(data, GCHandleType.Pinned);
            try
            {
                var bytes = data.LongLength * result.ElementSize;
                Buffer.MemoryCopy((void*)pin.AddrOfPinnedObject(), (void*)result.Info().Data, bytes, bytes);
            }
            finally
            {
                pin.Free();
            }
        }

        return Placed(result, dtype, device, requires_grad);
    }

    /// <summary>A tensor of a list of numbers and a shape, copied.</summary>
    /// <exception cref="ArgumentException">The shape does not hold as many numbers as given.</exception>
    public static Tensor tensor<T>(ReadOnlySpan<T> data, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
        where T : unmanaged
    {
        var shape = dimensions.ToArray();
        var count = shape.Aggregate(1L, (product, length) => checked(product * length));
        if (count != data.Length) throw new ArgumentException($"a tensor of shape {Tensor.ShapeText(shape)} holds {count} numbers, {data.Length} were given", nameof(dimensions));
        var result = Ops.empty_memory_format(shape, ElementType<T>());
        result.Elements<T>(data.Length, data);
        return Placed(result, dtype, device, requires_grad);
    }

    /// <summary>A tensor of an array's numbers in a shape, copied.</summary>
    public static Tensor tensor<T>(T[] data, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
        where T : unmanaged => tensor(new ReadOnlySpan<T>(data), dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of an array's numbers in a shape, copied.</summary>
    public static Tensor tensor<T>(T[] data, long[] dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
        where T : unmanaged => tensor(new ReadOnlySpan<T>(data), dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of a list's numbers, copied.</summary>
    public static Tensor tensor<T>(List<T> data, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
        where T : unmanaged => tensor(CollectionsMarshal.AsSpan(data), [data.Count], dtype, device, requires_grad);

    /// <summary>A tensor without dimensions that holds one number.</summary>
    public static Tensor tensor(float scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => One(scalar, dtype ?? ScalarType.Float32, device, requires_grad);

    /// <summary>A tensor without dimensions that holds one number.</summary>
    public static Tensor tensor(double scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => One(scalar, dtype ?? ScalarType.Float64, device, requires_grad);

    /// <summary>A tensor without dimensions that holds one number.</summary>
    public static Tensor tensor(long scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => One(scalar, dtype ?? ScalarType.Int64, device, requires_grad);

    /// <summary>A tensor without dimensions that holds one number.</summary>
    public static Tensor tensor(int scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => One(scalar, dtype ?? ScalarType.Int32, device, requires_grad);

    /// <summary>A tensor without dimensions that holds one truth value.</summary>
    public static Tensor tensor(bool scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => One(scalar, dtype ?? ScalarType.Bool, device, requires_grad);

    /// <summary>As <see cref="tensor(Array, ScalarType?, Device?, bool)"/>.</summary>
    public static Tensor as_tensor(Array data, ScalarType? dtype = null, Device? device = null) => tensor(data, dtype, device);

    /// <summary>As <see cref="tensor(Array, ScalarType?, Device?, bool)"/>.</summary>
    public static Tensor from_array(Array rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => tensor(rawArray, dtype, device, requires_grad);

    private static Tensor One(Scalar value, ScalarType dtype, Device? device, bool requires_grad) => Leaf(Ops.full([], value, dtype, device), requires_grad);

    private static Tensor Placed(Tensor tensor, ScalarType? dtype, Device? device, bool requires_grad)
    {
        var placed = tensor;
        if ((dtype is { } type && type != tensor.dtype) || (device is not null && device.type != DeviceType.CPU))
        {
            placed = Ops.to_dtype_layout(tensor, dtype, device);
            tensor.Dispose();
        }

        return Leaf(placed, requires_grad);
    }
}
