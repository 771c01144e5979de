using System.Collections.Immutable;

namespace MerWorkbench.Datasets.Etudes;

/// <summary>A sine by table, for sounds in which an error of 5e-6 is not heard.</summary>
internal static class Sine
{
    private const int Size = 1024;

    /// <summary>One cycle, <c>[1024]</c>.</summary>
    public static ImmutableArray<float> Table { get; } = [.. Enumerable.Range(0, Size).Select(i => (float)Math.Sin(2 * Math.PI * i / Size))];

    /// <summary>The sine of a phase in cycles, any finite number.</summary>
    public static float At(double phase)
    {
        double place = (phase - Math.Floor(phase)) * Size;
        int index = (int)place;
        float from = Table[index & (Size - 1)], to = Table[(index + 1) & (Size - 1)];
        return from + ((float)(place - index) * (to - from));
    }
}
