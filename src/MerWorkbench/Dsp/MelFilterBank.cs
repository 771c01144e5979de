using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Dsp;

/// <summary>Triangular filters equally spaced on a mel scale that sum a power spectrum into bands.</summary>
/// <remarks>Computed in double and stored as float. Only the bins under each triangle are kept.</remarks>
public sealed class MelFilterBank
{
    private readonly int[] _first, _offset;
    private readonly float[] _weights;

    /// <summary>Makes the filters.</summary>
    /// <param name="bands">How many, at least 1.</param>
    /// <param name="fftLength">The length of the transform whose <c>fftLength / 2 + 1</c> bins are summed.</param>
    /// <param name="rate">The sample rate of the sound.</param>
    /// <param name="low">The lower edge of the lowest band.</param>
    /// <param name="high">The upper edge of the highest band, at most half the sample rate.</param>
    /// <param name="scale">On which scale they are equally spaced.</param>
    /// <param name="norm">How high they are.</param>
    /// <param name="slope">Along which axis their sides are straight.</param>
    /// <exception cref="ArgumentException">The edges are not in order, or lie outside the spectrum.</exception>
    public MelFilterBank(
        int bands, int fftLength, SampleRate rate, Hertz low, Hertz high,
        MelScale scale = MelScale.Slaney, MelNorm norm = MelNorm.Slaney, MelSlope slope = MelSlope.Hertz)
        : this(fftLength, rate, Edges(bands, rate, low, high, scale), norm, hertz => slope == MelSlope.Mel ? ToMel(hertz, scale) : hertz)
    {
    }

    /// <summary>Makes filters between given edges: filter i rises from edge i to edge i + 1 and falls to edge i + 2.</summary>
    /// <param name="fftLength">The length of the transform.</param>
    /// <param name="rate">The sample rate of the sound.</param>
    /// <param name="edges">Frequencies in hertz, each above the one before; those beyond the spectrum find no bins.</param>
    /// <param name="norm">How high the filters are.</param>
    /// <param name="along">From hertz to the axis along which their sides are straight; hertz where null.</param>
    internal MelFilterBank(int fftLength, SampleRate rate, ReadOnlySpan<double> edges, MelNorm norm, Func<double, double>? along = null)
    {
        int bands = edges.Length - 2;
        Bands = Check.Positive(bands);
        Bins = Check.Positive(fftLength) / 2 + 1;
        _first = new int[bands];
        _offset = new int[bands + 1];
        var weights = new List<float>();
        var triangle = new List<double>();
        double binWidth = (double)rate.Hertz / fftLength;
        for (int band = 0; band < bands; band++)
        {
            var (left, center, right) = (Along(edges[band]), Along(edges[band + 1]), Along(edges[band + 2]));
            _first[band] = Math.Clamp((int)Math.Ceiling(edges[band] / binWidth), 0, Bins);
            triangle.Clear();
            for (int bin = _first[band]; bin < Bins && bin * binWidth <= edges[band + 2]; bin++)
            {
                double at = Along(bin * binWidth);
                triangle.Add(Math.Max(0, Math.Min((at - left) / (center - left), (right - at) / (right - center))));
            }
            double height = norm switch
            {
                MelNorm.Slaney => 2 / (edges[band + 2] - edges[band]),
                MelNorm.UnitSum => triangle.Sum() is > 0 and double sum ? 1 / sum : 0,
                _ => 1,
            };
            weights.AddRange(triangle.Select(value => (float)(height * value)));
            _offset[band + 1] = weights.Count;
        }
        _weights = [.. weights];

        double Along(double hertz) => along is null ? hertz : along(hertz);
    }

    /// <summary>How many bands come out.</summary>
    public int Bands { get; }

    /// <summary>How many bins of the power spectrum go in.</summary>
    public int Bins { get; }

    /// <summary>Sums a power spectrum into bands.</summary>
    /// <param name="power"><see cref="Bins"/> values.</param>
    /// <param name="bands">Receives <see cref="Bands"/> values.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public void Apply(ReadOnlySpan<float> power, Span<float> bands)
    {
        Check.SameLength(Bins, power.Length, "the filter bank", nameof(power));
        Check.SameLength(Bands, bands.Length, "the filter bank", nameof(bands));
        for (int band = 0; band < bands.Length; band++)
        {
            int from = _offset[band], count = _offset[band + 1] - from;
            bands[band] = Dot.Product(power.Slice(_first[band], count), _weights.AsSpan(from, count));
        }
    }

    /// <summary>The weights of one band as a whole row.</summary>
    /// <param name="band">The band's number from 0.</param>
    /// <returns><see cref="Bins"/> weights, most of them 0.</returns>
    public float[] Row(int band)
    {
        Check.InRange(band, 0, Bands - 1);
        var row = new float[Bins];
        _weights.AsSpan(_offset[band].._offset[band + 1]).CopyTo(row.AsSpan(_first[band]));
        return row;
    }

    private static double[] Edges(int bands, SampleRate rate, Hertz low, Hertz high, MelScale scale)
    {
        Check.Positive(bands);
        if (!(low.Value >= 0 && low.Value < high.Value && high.Value <= rate.Nyquist.Value))
            throw new ArgumentException($"The edges of a filter bank at {rate} must lie in order from 0 Hz to {rate.Nyquist}; got {low} and {high}.");
        double lowest = ToMel(low.Value, scale), highest = ToMel(high.Value, scale);
        var edges = new double[bands + 2];
        for (int i = 0; i < edges.Length; i++)
            edges[i] = FromMel(lowest + (highest - lowest) * i / (bands + 1), scale);
        return edges;
    }

    private static readonly double LogStep = Math.Log(6.4) / 27;

    internal static double ToMel(double hertz, MelScale scale) => scale switch
    {
        MelScale.Htk => 2595 * Math.Log10(1 + hertz / 700),
        _ => hertz < 1000 ? hertz * 3 / 200 : 15 + Math.Log(hertz / 1000) / LogStep,
    };

    internal static double FromMel(double mel, MelScale scale) => scale switch
    {
        MelScale.Htk => 700 * (Math.Pow(10, mel / 2595) - 1),
        _ => mel < 15 ? mel * 200 / 3 : 1000 * Math.Exp(LogStep * (mel - 15)),
    };
}
