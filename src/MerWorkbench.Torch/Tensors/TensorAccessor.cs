using System.Collections;
using System.Runtime.InteropServices;

namespace MerWorkbench.Torch;

/// <summary>The numbers of a tensor on the processor, in the order of its shape.</summary>
/// <typeparam name="T">The .NET type of the elements.</typeparam>
public sealed unsafe class TensorAccessor<T> : IEnumerable<T>
    where T : unmanaged
{
    private readonly torch.Tensor _tensor;
    private readonly long[] _shape;
    private readonly long[] _strides;

    internal TensorAccessor(torch.Tensor tensor)
    {
        _tensor = tensor;
        _shape = tensor.shape;
        _strides = tensor.stride();
        Count = tensor.NumberOfElements;
    }

    /// <summary>Number of elements.</summary>
    public long Count { get; }

    /// <summary>The elements in place, for reading and writing; only of a contiguous tensor. Lives no longer than the tensor.</summary>
    public Span<T> Span => MemoryMarshal.Cast<byte, T>(_tensor.bytes);

    private T* Data => (T*)_tensor.Info().Data;

    /// <summary>The element at a position, one index a dimension; one index into a tensor of more dimensions counts in the order of the shape.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such element.</exception>
    public T this[params long[] indices]
    {
        get
        {
            var value = Data[Offset(indices)];
            GC.KeepAlive(_tensor);
            return value;
        }

        set
        {
            Data[Offset(indices)] = value;
            GC.KeepAlive(_tensor);
        }
    }

    /// <summary>A copy of the elements.</summary>
    public T[] ToArray()
    {
        var result = new T[Count];
        CopyTo(result);
        return result;
    }

    /// <summary>Copies the elements.</summary>
    /// <exception cref="ArgumentException">There is no room for them.</exception>
    public void CopyTo(Span<T> destination)
    {
        if (destination.Length < Count) throw new ArgumentException($"{Count} elements do not fit into {destination.Length}", nameof(destination));
        var contiguous = _tensor.is_contiguous() ? _tensor : _tensor.contiguous();
        new ReadOnlySpan<T>((void*)contiguous.Info().Data, checked((int)Count)).CopyTo(destination);
        if (contiguous != _tensor) contiguous.Dispose();
        GC.KeepAlive(_tensor);
    }

    /// <summary>A copy of the elements as an array of the tensor's dimensions.</summary>
    public Array ToNDArray()
    {
        if (_shape.Length == 0) return new T[] { this[0] };
        var result = Array.CreateInstance(typeof(T), _shape);
        if (Count > 0) CopyTo(MemoryMarshal.CreateSpan(ref System.Runtime.CompilerServices.Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(result)), (int)Count));
        return result;
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)ToArray()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private long Offset(long[] indices)
    {
        if (indices.Length == 1 && _shape.Length != 1) return FlatOffset(indices[0]);
        if (indices.Length != _shape.Length) throw new IndexOutOfRangeException($"{indices.Length} indices into a tensor of shape {torch.Tensor.ShapeText(_shape)}");
        long offset = 0;
        for (var i = 0; i < indices.Length; i++)
        {
            if ((ulong)indices[i] >= (ulong)_shape[i]) throw new IndexOutOfRangeException($"index {torch.Tensor.ShapeText(indices)} into a tensor of shape {torch.Tensor.ShapeText(_shape)}");
            offset += indices[i] * _strides[i];
        }

        return offset;
    }

    private long FlatOffset(long index)
    {
        if ((ulong)index >= (ulong)Count) throw new IndexOutOfRangeException($"index {index} into a tensor of {Count} elements");
        long offset = 0;
        for (var i = _shape.Length - 1; i >= 0; i--)
        {
            offset += index % _shape[i] * _strides[i];
            index /= _shape[i];
        }

        return offset;
    }
}
