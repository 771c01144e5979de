using System.Runtime.InteropServices;

namespace MerWorkbench.Torch.Interop;

/// <summary>One argument or result of an operator, as the shim's <c>mer_value</c> lays it out.</summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
internal unsafe struct Value
{
    [FieldOffset(0)]
    internal Tag Kind;

    [FieldOffset(4)]
    internal int Length;

    [FieldOffset(8)]
    internal long Int;

    [FieldOffset(8)]
    internal double Double;

    [FieldOffset(8)]
    internal nint Pointer;

    internal enum Tag
    {
        Default = 0,
        None = 1,
        Tensor = 2,
        Int = 3,
        Double = 4,
        Bool = 5,
        Ints = 6,
        Doubles = 7,
        Tensors = 8,
        String = 9,
        Bools = 10,
        Device = 11,
        Generator = 12,
    }

    internal static Value Of(torch.Tensor? tensor) =>
        tensor is null ? default : new Value { Kind = Tag.Tensor, Pointer = tensor.Handle };

    internal static Value Of(long value) => new() { Kind = Tag.Int, Int = value };

    internal static Value Of(double value) => new() { Kind = Tag.Double, Double = value };

    internal static Value Of(bool value) => new() { Kind = Tag.Bool, Int = value ? 1 : 0 };

    internal static Value Of(long? value) => value is { } given ? Of(given) : default;

    internal static Value Of(double? value) => value is { } given ? Of(given) : default;

    internal static Value Of(bool? value) => value is { } given ? Of(given) : default;

    internal static Value Of(torch.ScalarType? value) => value is { } given ? Of((long)given) : default;

    internal static Value Of(Scalar? value) => value is { } given ? Of(given) : default;

    internal static Value Of(Scalar value) => new()
    {
        Kind = value.Type switch { Scalar.Kind.Real => Tag.Double, Scalar.Kind.Boolean => Tag.Bool, _ => Tag.Int },
        Int = value.Bits,
    };

    internal static Value Of(torch.Device? device) =>
        device is null ? default : new Value { Kind = Tag.Device, Int = ((long)device.type * 256) + device.index + 1 };

    internal static Value Of(torch.Generator? generator) =>
        generator is null ? default : new Value { Kind = Tag.Generator, Pointer = generator.Handle };

    // An empty array pins to a null pointer, so only the array itself tells "none given" from "none in it".
    internal static Value Of(long* items, long[]? array) => List(Tag.Ints, items, array);

    internal static Value Of(double* items, double[]? array) => List(Tag.Doubles, items, array);

    internal static Value Of(byte* text, byte[]? array) => List(Tag.String, text, array);

    internal static Value Of(nint* handles, nint[]? array) => List(Tag.Tensors, handles, array);

    internal readonly Scalar ToScalar() => Kind switch
    {
        Tag.Double => Double,
        Tag.Bool => Int != 0,
        _ => Int,
    };

    private static Value List(Tag tag, void* items, Array? array) =>
        array is null ? default : new Value { Kind = tag, Length = array.Length, Pointer = (nint)items };
}
