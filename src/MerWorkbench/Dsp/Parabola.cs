namespace MerWorkbench.Dsp;

/// <summary>The parabola through three points a step apart: where between samples a peak lies, and how high it is.</summary>
internal static class Parabola
{
    /// <summary>Its top: the offset in steps from the middle point, within half a step where the middle is the highest, and the height there.</summary>
    public static (double Offset, double Height) Top(double left, double middle, double right)
    {
        double bend = left - 2 * middle + right;
        if (bend == 0)
            return (0, middle);
        double offset = Math.Clamp(0.5 * (left - right) / bend, -1, 1);
        return (offset, middle - 0.25 * (left - right) * offset);
    }
}
