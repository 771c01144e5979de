namespace MerWorkbench.Features.Rhythm;

/// <summary>
/// What the trackers after Davies and Plumbley (2007) share: contours of 44100 / 512 values a second, a bank of comb filters on their
/// autocorrelation, and the Rayleigh curve that prefers 120 BPM.
/// </summary>
internal static class TempoCurve
{
    /// <summary>Contour values a second.</summary>
    public const double ValuesPerSecond = 44100.0 / 512;

    /// <summary>The multiples of a period each comb looks at.</summary>
    public const int Combs = 4;

    /// <summary>The longest period, in contour values: 1.5 s, 40 BPM.</summary>
    public const int Periods = 128;

    /// <summary>How many values are looked at together, 6 s.</summary>
    public const int Window = Combs * Periods;

    /// <summary>The preferred period: half a second.</summary>
    private const double Preferred = 43;

    /// <summary>The preference for a period of i + 1 values, <c>[length]</c>, not normalised.</summary>
    public static float[] Rayleigh(int length) =>
        [.. Enumerable.Range(1, length).Select(period => (float)(period / (Preferred * Preferred) * Math.Exp(-0.5 * period * period / (Preferred * Preferred))))];
}
