using MerWorkbench.Dsp;
using MerWorkbench.Foundation;

namespace MerWorkbench.Features.Voice;

/// <summary>
/// How much of a voice is periodic, from the autocorrelation r of its pitch period: the autocorrelation of the windowed frame over that of the window,
/// at its highest near the period; 10 log10(r / (1 - r)). Holds scratch memory: one object a pass.
/// </summary>
/// <remarks>P. Boersma, Accurate short-term analysis of the fundamental frequency and the harmonics-to-noise ratio of a sampled sound, IFA Proc. 17 (1993).</remarks>
public sealed class AutocorrelationHarmonicity : IDescriptor
{
    private const int Depth = 8, Search = 2;

    private readonly double[] _near = new double[2 * (Depth + Search) + 1];
    private readonly double[] _ofWindow;
    private readonly int _length;

    /// <summary>Prepares the tables.</summary>
    /// <param name="window">The window that frames are multiplied by.</param>
    /// <param name="longest">The longest period looked at, in samples; below half the window.</param>
    public AutocorrelationHarmonicity(ReadOnlySpan<float> window, int longest)
    {
        _length = window.Length;
        Check.InRange(longest, 1, _length / 2);
        _ofWindow = new double[Math.Min(_length, longest + Depth + Search + 2)];
        for (int lag = 0; lag < _ofWindow.Length; lag++)
            _ofWindow[lag] = Dot.Product(window[..(_length - lag)], window[lag..]);
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("harmonics-to-noise ratio", FeatureGroup.LowLevel, "dB", "-100 to 100; 0 where unvoiced",
        "10 log10(r / (1 - r)), r being the normalised autocorrelation at the pitch period.", "Boersma 1993, IFA Proceedings 17");

    /// <summary>Computes it.</summary>
    /// <param name="windowed">The windowed frame.</param>
    /// <param name="period">The pitch period in samples.</param>
    /// <returns>In dB, within -100 and 100; 0 for silence or a period that is too long.</returns>
    public double Of(ReadOnlySpan<float> windowed, double period)
    {
        Check.SameLength(_length, windowed.Length, "the window", nameof(windowed));
        double energy = Dot.Product(windowed, windowed) / _ofWindow[0];
        int middle = (int)Math.Round(period), first = middle - Depth - Search;
        if (!(energy > 0) || first < 0 || first + _near.Length > _ofWindow.Length)
            return 0;
        for (int i = 0; i < _near.Length; i++)
            _near[i] = Dot.Product(windowed[..(_length - first - i)], windowed[(first + i)..]) / _ofWindow[first + i] / energy;
        int peak = Depth + Search;
        for (int i = Depth; i <= Depth + 2 * Search; i++)
            peak = _near[i] > _near[peak] ? i : peak;
        double r = Math.Max(_near[peak], SincInterpolation.Top(_near, peak, Depth).Height);
        return ToDecibels(r);
    }

    /// <summary>The harmonics-to-noise ratio that belongs to a normalised autocorrelation.</summary>
    /// <param name="r">At the pitch period; interpolation may bring it above 1, which is taken as 1/r.</param>
    /// <returns>In dB, within -100 and 100.</returns>
    public static double ToDecibels(double r)
    {
        r = r > 1 ? 1 / r : r;
        return r <= 1e-10 ? -100 : Math.Clamp(10 * Math.Log10(r / Math.Max(1 - r, 1e-10)), -100, 100);
    }
}
