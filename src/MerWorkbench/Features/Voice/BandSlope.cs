using MerWorkbench.Units;

namespace MerWorkbench.Features.Voice;

/// <summary>How a spectrum's level falls within a band: the slope of the straight line nearest to its decibels.</summary>
public sealed class BandSlope : IDescriptor
{
    private const double Floor = 1e-10;

    private readonly BandEdges _edges;
    private readonly double[] _weights;

    /// <summary>Prepares for spectra of one size. Holds tables only: may be shared.</summary>
    /// <param name="bins">How many bins the spectrum has, from 0 Hz to half the rate.</param>
    /// <param name="rate">The sample rate.</param>
    /// <param name="from">The band's lower end: 0 or 500 Hz in the Geneva sets.</param>
    /// <param name="to">Its upper end: 500 or 1,500 Hz there.</param>
    public BandSlope(int bins, SampleRate rate, Hertz from, Hertz to)
    {
        _edges = new(bins, rate, from.Value, to.Value);
        int count = _edges.Count;
        double middle = (count - 1) / 2.0, squares = 0, width = rate.Nyquist.Value / (bins - 1);
        for (int i = 0; i < count; i++)
            squares += (i - middle) * (i - middle);
        _weights = new double[count];
        for (int i = 0; i < count && squares > 0; i++)
            _weights[i] = (i - middle) / (squares * width);
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("spectral slope in a band", FeatureGroup.LowLevel, "dB/Hz", "about -0.2 to 0.2; 0 for silence",
        "Slope of the least-squares line through the decibels of the power spectrum between two frequencies, floored at 1e-10.",
        "Eyben et al. 2016, GeMAPS, IEEE Trans. Affective Computing 7; Tamarit et al. 2008");

    /// <summary>Computes it.</summary>
    /// <param name="power">The power spectrum.</param>
    public double Of(ReadOnlySpan<float> power)
    {
        double slope = 0;
        var band = _edges.Of(power);
        for (int i = 0; i < band.Length; i++)
            slope += _weights[i] * 10 * Math.Log10(Math.Max(band[i], Floor));
        return slope;
    }
}
