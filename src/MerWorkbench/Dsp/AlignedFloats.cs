using System.Runtime.CompilerServices;

namespace MerWorkbench.Dsp;

/// <summary>Floats that stay at one place in memory, beginning at a multiple of 64 bytes, so that no vector crosses a cache line.</summary>
internal sealed unsafe class AlignedFloats
{
    private const int Alignment = 64;
    private readonly float[] _memory;

    public AlignedFloats(int length)
    {
        Length = length;
        _memory = GC.AllocateArray<float>(length + Alignment / sizeof(float), pinned: true);
        nint address = (nint)Unsafe.AsPointer(ref _memory[0]);
        Pointer = (float*)((address + Alignment - 1) & -Alignment);
    }

    public int Length { get; }

    /// <summary>Valid as long as this object is reachable.</summary>
    public float* Pointer { get; }

    public Span<float> Span => new(Pointer, Length);
}
