using MerWorkbench.Dsp;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Spectral;

/// <summary>Energy in the critical bands of hearing. Holds no scratch and may be shared.</summary>
public sealed class BarkBands : IDescriptor
{
    // Zwicker's band edges in Hz, the lowest two bands halved.
    private static readonly double[] Edges =
    [
        0, 50, 100, 150, 200, 300, 400, 510, 630, 770, 920, 1080, 1270, 1480, 1720, 2000, 2320, 2700, 3150, 3700, 4400, 5300, 6400, 7700, 9500,
        12000, 15500, 20500, 27000,
    ];

    private readonly int[] _first;

    /// <summary>Lays out the bands.</summary>
    /// <param name="fftLength">The length of the transform.</param>
    /// <param name="rate">The sample rate of the sound.</param>
    /// <param name="bands">How many, from the lowest; 27 reach 20.5 kHz, 28 reach 27 kHz.</param>
    public BarkBands(int fftLength, SampleRate rate, int bands = 27)
    {
        Bands = Check.InRange(bands, 1, Edges.Length - 1);
        Bins = Check.Positive(fftLength) / 2 + 1;
        double width = (double)rate.Hertz / fftLength;
        _first = [.. Edges.Take(bands + 1).Select(edge => (int)Math.Min(Bins, edge / width + 0.5))];
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("bark bands", FeatureGroup.LowLevel, "1", "0 upwards",
        "The sum of |X(f)|^2 in each of 27 critical bands; every bin belongs to one band.", "Zwicker (1961); Essentia 2.1 BarkBands");

    /// <summary>How many bands come out.</summary>
    public int Bands { get; }

    /// <summary>How many bins go in.</summary>
    public int Bins { get; }

    /// <summary>Sums a power spectrum into bands.</summary>
    /// <param name="power">The power spectrum, <c>[fftLength / 2 + 1]</c>.</param>
    /// <param name="bands">Receives <see cref="Bands"/> values; 0 above half the rate.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public void Apply(ReadOnlySpan<float> power, Span<float> bands)
    {
        Check.SameLength(Bins, power.Length, "the spectrum", nameof(power));
        Check.SameLength(Bands, bands.Length, "the bands", nameof(bands));
        for (int band = 0; band < bands.Length; band++)
            bands[band] = (float)Dot.Sum(power[_first[band].._first[band + 1]]);
    }
}
