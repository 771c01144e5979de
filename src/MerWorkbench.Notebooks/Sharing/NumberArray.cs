using System.Runtime.InteropServices;

namespace MerWorkbench.Notebooks.Sharing;

/// <summary>Arrays of numbers as bytes, little end first, the last index fastest: the layout of C and of numpy.</summary>
internal static class NumberArray
{
    private static readonly (string Name, Type Type)[] Types =
    [
        ("f4", typeof(float)), ("f8", typeof(double)), ("i1", typeof(sbyte)), ("i2", typeof(short)), ("i4", typeof(int)), ("i8", typeof(long)),
        ("u1", typeof(byte)), ("u2", typeof(ushort)), ("u4", typeof(uint)), ("u8", typeof(ulong)), ("b1", typeof(bool)),
    ];

    /// <summary>The name numpy gives the array's numbers (<c>f4</c>, <c>i8</c>), or null where they are none.</summary>
    public static string? TypeOf(Array array) => Types.FirstOrDefault(type => type.Type == array.GetType().GetElementType()).Name;

    /// <summary>The lengths, outermost first.</summary>
    public static int[] Shape(Array array) => [.. Enumerable.Range(0, array.Rank).Select(array.GetLength)];

    /// <summary>The array's own bytes, without a copy.</summary>
    public static ReadOnlySpan<byte> Bytes(Array array) =>
        MemoryMarshal.CreateReadOnlySpan(ref MemoryMarshal.GetArrayDataReference(array), Buffer.ByteLength(array));

    /// <summary>An array from its bytes.</summary>
    /// <param name="type">The name of the numbers' type.</param>
    /// <param name="shape">The lengths; none for a single number in an array of one.</param>
    /// <param name="bytes">The bytes.</param>
    public static Array Read(string type, int[] shape, ReadOnlySpan<byte> bytes)
    {
        var array = Array.CreateInstance(Types.First(known => known.Name == type).Type, shape.Length == 0 ? [1] : shape);
        bytes.CopyTo(MemoryMarshal.CreateSpan(ref MemoryMarshal.GetArrayDataReference(array), Buffer.ByteLength(array)));
        return array;
    }
}
