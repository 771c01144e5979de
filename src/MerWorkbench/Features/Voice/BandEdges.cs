using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Voice;

/// <summary>Which bins of a spectrum lie in a band; the lower end included, the upper not.</summary>
internal readonly struct BandEdges
{
    private readonly int _first, _bins;

    public BandEdges(int bins, SampleRate rate, double from, double to)
    {
        _bins = Check.InRange(bins, 2, int.MaxValue);
        double width = rate.Nyquist.Value / (bins - 1);
        _first = Math.Min(bins, (int)Math.Ceiling(from / width));
        Count = Math.Clamp((int)Math.Ceiling(to / width), _first, bins) - _first;
    }

    public int Count { get; }

    public ReadOnlySpan<float> Of(ReadOnlySpan<float> spectrum)
    {
        Check.SameLength(_bins, spectrum.Length, "the spectrum", nameof(spectrum));
        return spectrum.Slice(_first, Count);
    }

    /// <summary>10 log10 of a ratio, within -100 and 100; 0 where both are 0.</summary>
    public static double Ratio(double above, double below) =>
        above <= 0 && below <= 0 ? 0 : Math.Clamp(10 * Math.Log10(Math.Max(above, 1e-300) / Math.Max(below, 1e-300)), -100, 100);
}
