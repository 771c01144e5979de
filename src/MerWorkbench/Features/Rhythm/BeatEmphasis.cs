using System.Numerics.Tensors;
using MerWorkbench.Dsp;
using MerWorkbench.Features.Spectral;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Rhythm;

/// <summary>
/// The complex-domain difference in 40 bands of the ear, each weighted by how strongly it repeats itself at the rate of beats over the whole
/// sound. Only known when the sound has ended.
/// </summary>
/// <remarks>
/// Among onset functions it gives 0 for every frame; its contour is <see cref="Contour"/>. Until the end the bands lie in a <see cref="FrameTable"/>, which spills
/// to disk. Four habits of Essentia are kept, since its beats depend on them: phases are predicted with a wrong sign, differences are squared, the moving average that is taken off looks
/// ahead instead of around, and the bands kept are those that weigh at least as much as the 25th (its list of weights is meant to be sorted, and is not).
/// </remarks>
public sealed class BeatEmphasis : IOnsetFunction, IDescriptor, IDisposable
{
    private const int Bands = 40, Tail = 16, Judge = 24, FirstPeriod = 3, EndPeriod = 126;

    private readonly ErbBands _erb;
    private readonly PhasePrediction _prediction;
    private readonly float[] _difference, _bands = new float[Bands];
    private readonly FrameTable _table = new(Bands);

    /// <summary>Prepares one pass.</summary>
    /// <param name="frameLength">Samples in a frame, even.</param>
    /// <param name="rate">The sound's rate.</param>
    public BeatEmphasis(int frameLength, SampleRate rate)
    {
        _prediction = new PhasePrediction(frameLength / 2 + 1, added: true);
        _erb = new ErbBands(frameLength, rate, Bands, new Hertz(80));
        _difference = new float[frameLength / 2 + 1];
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("onset beat emphasis", FeatureGroup.Rhythm, "1", "0 and above",
        "Onset detection function: the sum of the complex-domain differences in 40 ERB bands above 80 Hz, each in units of its deviation and less its moving average, "
        + "weighted by the largest value of its comb-filtered autocorrelation under a preference for 120 BPM.",
        "M. E. P. Davies, M. D. Plumbley, D. Eck, Towards a musical beat emphasis function, WASPAA 2009; Essentia 2.1's OnsetDetectionGlobal 'beat_emphasis'");

    /// <inheritdoc/>
    public float Next(FrameSpectrum spectrum)
    {
        _prediction.Difference(spectrum, _difference);
        TensorPrimitives.Multiply(_difference, _difference, _difference);
        _erb.Apply(_difference, _bands);
        _table.Append(_bands);
        return 0;
    }

    /// <summary>The contour of the sound heard so far.</summary>
    /// <param name="frames">How many of its frames count: the rest is left out.</param>
    public float[] Contour(int frames)
    {
        Check.InRange(frames, 0, _table.Rows);
        var contour = new float[frames];
        if (frames == 0)
            return contour;
        float[] all = new float[_table.Rows], band = new float[frames + Tail];
        var weights = new float[Bands];
        for (int i = 0; i < Bands; i++)
        {
            Peaks(i, all, band);
            weights[i] = Weight(band);
        }
        float largest = TensorPrimitives.Max<float>(weights);
        for (int i = 0; i < Bands; i++)
        {
            if (largest == 0 || weights[i] < weights[Judge])
                continue;
            Peaks(i, all, band);
            TensorPrimitives.MultiplyAdd(band.AsSpan(0, frames), weights[i] / largest, contour, contour);
        }
        return contour;
    }

    /// <summary>Gives the temporary file back.</summary>
    public void Dispose() => _table.Dispose();

    /// <summary>A band in units of its deviation, less its average over the 16 values that follow; at the end its last value goes on.</summary>
    private void Peaks(int index, float[] all, Span<float> band)
    {
        _table.CopyColumn(index, all);
        var values = band[..^Tail];
        all.AsSpan(0, values.Length).CopyTo(values);
        double mean = Dot.Sum(values) / values.Length, squares = 0;
        foreach (float value in values)
            squares += (value - mean) * (value - mean);
        float deviation = (float)Math.Sqrt(squares / values.Length);
        if (deviation > 0)
            TensorPrimitives.Divide(values, deviation, values);
        band[^Tail..].Fill(values[^1]);
        AdaptiveThreshold.Apply(values, ahead: true);
    }

    /// <summary>The largest weighted sum of combs on the unbiased autocorrelation.</summary>
    private static float Weight(ReadOnlySpan<float> band)
    {
        var lags = new double[TempoCurve.Window];
        for (int lag = 0; lag < Math.Min(lags.Length, band.Length); lag++)
            lags[lag] = Dot.Product(band[lag..], band[..^lag]) / (band.Length - lag);
        var preference = TempoCurve.Rayleigh(TempoCurve.Periods);
        double largest = 0;
        for (int period = FirstPeriod; period < EndPeriod; period++)
        {
            double sum = 0;
            for (int comb = 1; comb <= TempoCurve.Combs; comb++)
            {
                double tooth = 0;
                for (int lag = period * comb - (comb - 1); lag <= period * comb + comb - 1; lag++)
                    tooth += lags[lag];
                sum += tooth / (2 * comb - 1);
            }
            largest = Math.Max(largest, preference[period] * sum);
        }
        return (float)largest;
    }
}
