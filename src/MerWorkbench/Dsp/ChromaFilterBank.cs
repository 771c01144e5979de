using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Dsp;

/// <summary>
/// Sums a power spectrum into the twelve pitch classes from C to B, by Ellis' Gaussian bumps of one semitone,
/// weighted by octaves around A 440 / 16 x 2^5 with a width of two octaves, as librosa's <c>filters.chroma</c>.
/// </summary>
public sealed class ChromaFilterBank
{
    /// <summary>How many pitch classes come out.</summary>
    public const int Classes = 12;

    private const double CenterOctave = 5, OctaveWidth = 2;
    private readonly float[] _rows;

    /// <summary>Makes the filters.</summary>
    /// <param name="fftLength">The length of the transform whose <c>fftLength / 2 + 1</c> bins are summed.</param>
    /// <param name="rate">The sample rate of the sound.</param>
    /// <param name="concertPitch">The frequency of A above middle C; 440 Hz where null.</param>
    public ChromaFilterBank(int fftLength, SampleRate rate, Hertz? concertPitch = null)
    {
        Bins = Check.Positive(fftLength) / 2 + 1;
        double reference = Check.Positive((concertPitch ?? new Hertz(440)).Value) / 16;
        // The pitch of every bin in semitones; 0 Hz gets one 1.5 octaves below the first bin's.
        var pitch = new double[Bins + 1];
        for (int bin = 1; bin <= Bins; bin++)
            pitch[bin] = Classes * Math.Log2((double)bin * rate.Hertz / fftLength / reference);
        pitch[0] = pitch[1] - 1.5 * Classes;

        _rows = new float[Classes * Bins];
        Span<double> column = stackalloc double[Classes];
        for (int bin = 0; bin < Bins; bin++)
        {
            double width = Math.Max(pitch[bin + 1] - pitch[bin], 1), norm = 0;
            for (int c = 0; c < Classes; c++)
            {
                double distance = Modulo(pitch[bin] - c + Classes / 2 + 10 * Classes, Classes) - Classes / 2;
                column[c] = Math.Exp(-0.5 * Math.Pow(2 * distance / width, 2));
                norm += column[c] * column[c];
            }
            double octave = Math.Exp(-0.5 * Math.Pow((pitch[bin] / Classes - CenterOctave) / OctaveWidth, 2));
            for (int c = 0; c < Classes; c++)
                _rows[Modulo(c - 3, Classes) * Bins + bin] = (float)(column[c] / Math.Sqrt(norm) * octave);    // from A first to C first
        }
    }

    /// <summary>How many bins of the power spectrum go in.</summary>
    public int Bins { get; }

    /// <summary>Sums a power spectrum into pitch classes.</summary>
    /// <param name="power"><see cref="Bins"/> values.</param>
    /// <param name="chroma">Receives 12 values, C first.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public void Apply(ReadOnlySpan<float> power, Span<float> chroma)
    {
        Check.SameLength(Bins, power.Length, "the filter bank", nameof(power));
        Check.SameLength(Classes, chroma.Length, "the filter bank", nameof(chroma));
        for (int c = 0; c < Classes; c++)
            chroma[c] = Dot.Product(power, _rows.AsSpan(c * Bins, Bins));
    }

    private static double Modulo(double value, double by) => value - by * Math.Floor(value / by);

    private static int Modulo(int value, int by) => (value % by + by) % by;
}
