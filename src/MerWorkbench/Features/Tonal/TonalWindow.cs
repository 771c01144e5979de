using System.Numerics.Tensors;
using MerWorkbench.Dsp;

namespace MerWorkbench.Features.Tonal;

/// <summary>The windows of the tonal part.</summary>
internal static class TonalWindow
{
    /// <summary>
    /// A symmetric window scaled to the sum 2 in single precision. Its last bits differ from <see cref="Window.MakeNormalized"/>'s, which
    /// scales in double: changing them would change every tonal number that was ever kept.
    /// </summary>
    public static float[] Make(WindowShape shape, int length)
    {
        float[] window = Window.Make(shape, length, periodic: false);
        TensorPrimitives.Multiply(window, (float)(2 / Dot.Sum(window)), window);
        return window;
    }
}
