using MerWorkbench.Dsp;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Marsyas;

/// <summary>Marsyas's chroma. Holds a table only; many threads can use it.</summary>
/// <remarks>
/// Marsyas takes bin i of N/2 + 1 to lie at i / (N/2 + 1) of the whole sample rate, about twice its real frequency. Pitch classes
/// survive a doubling, the tuning does not quite: at N = 512 every pitch seems 7 cents low.
/// </remarks>
public sealed class MarsyasChroma : IDescriptor
{
    /// <summary>How many pitch classes there are, from A to G#.</summary>
    public const int Classes = 12;

    private const double ConcertPitch = 440;
    private readonly float[] _rows;
    private readonly int _bins;

    /// <summary>Prepares the table.</summary>
    /// <param name="fftLength">The length of the transform.</param>
    /// <param name="rate">The sample rate.</param>
    public MarsyasChroma(int fftLength, SampleRate rate)
    {
        _bins = fftLength / 2 + 1;
        var pitch = new double[_bins];
        for (int bin = 1; bin < _bins; bin++)
            pitch[bin] = Classes * Math.Log2((double)bin / _bins * rate.Hertz / (ConcertPitch / 16));
        pitch[0] = pitch[1] - 1.5 * Classes;

        _rows = new float[Classes * _bins];
        Span<double> column = stackalloc double[Classes];
        for (int bin = 0; bin < _bins; bin++)
        {
            double width = bin + 1 < _bins ? Math.Max(1, pitch[bin + 1] - pitch[bin]) : 1, squares = 0;
            for (int c = 0; c < Classes; c++)
            {
                double distance = (pitch[bin] - c + Classes / 2 + 10 * Classes) % Classes - Classes / 2;
                column[c] = Math.Exp(-0.5 * Math.Pow(2 * distance / width, 2));
                squares += column[c] * column[c];
            }
            for (int c = 0; c < Classes; c++)
                _rows[c * _bins + bin] = (float)(column[c] / Math.Sqrt(squares));
        }
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = MarsyasInfo.Of("chroma", FeatureGroup.Tonal, "power", "0 upwards",
        "Power in the twelve pitch classes from A through Ellis's Gaussian bumps of one semitone, A being 440 Hz, every octave weighing the same.", "Spectrum2Chroma");

    /// <summary>The chroma of one power spectrum.</summary>
    /// <param name="power">Its bins, as a share of full scale.</param>
    /// <param name="into">Receives <see cref="Classes"/> values, A first.</param>
    public void Of(ReadOnlySpan<float> power, Span<float> into)
    {
        for (int c = 0; c < Classes; c++)
            into[c] = Dot.Product(power, _rows.AsSpan(c * _bins, _bins));
    }
}
