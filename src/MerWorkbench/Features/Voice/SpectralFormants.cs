using MerWorkbench.Dsp;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Voice;

/// <summary>
/// Formants straight from a power spectrum: its part below 5,500 Hz is turned into the autocorrelation of the sound as it would be at 11,000 Hz, which is
/// predicted linearly with order 11. No sound is resampled. Holds scratch memory: one object a pass.
/// </summary>
/// <remarks>The rate and the order are those of the Geneva sets: F. Eyben et al., IEEE Trans. Affective Computing 7 (2016).</remarks>
public sealed class SpectralFormants
{
    private const int Order = 11, TargetRate = 11_000;

    private readonly int _used;
    private readonly float[] _cosines;
    private readonly double[] _lags = new double[Order + 1], _coefficients = new double[Order];
    private readonly FormantFinder _finder;

    /// <summary>Prepares the tables.</summary>
    /// <param name="bins">How many bins the spectrum has, from 0 Hz to half the rate.</param>
    /// <param name="rate">The rate of the sound; below 11,000 Hz the whole spectrum is used.</param>
    public SpectralFormants(int bins, SampleRate rate)
    {
        Check.InRange(bins, 2, int.MaxValue);
        var target = new SampleRate(Math.Min(TargetRate, rate.Hertz));
        double width = rate.Nyquist.Value / (bins - 1);
        _used = Math.Min(bins, (int)(target.Nyquist.Value / width) + 1);
        _cosines = new float[(Order + 1) * _used];
        for (int lag = 0; lag <= Order; lag++)
        {
            // Each bin but the first and one at the very end stands for its mirror image too.
            for (int bin = 0; bin < _used; bin++)
            {
                double weight = bin == 0 || bin * width >= target.Nyquist.Value ? 1 : 2;
                _cosines[lag * _used + bin] = (float)(weight * Math.Cos(2 * Math.PI * lag * bin * width / target.Hertz));
            }
        }
        _finder = new FormantFinder(Order, target);
    }

    /// <summary>Finds the formants.</summary>
    /// <param name="power">The power spectrum of a windowed frame, zero-padded by at least 1.1 ms.</param>
    /// <param name="formants">Receives the lowest ones, rising; the rest is filled with 0 Hz, all of it for silence.</param>
    /// <returns>How many there are.</returns>
    public int Find(ReadOnlySpan<float> power, Span<Formant> formants)
    {
        for (int lag = 0; lag <= Order; lag++)
            _lags[lag] = Dot.Product(power[.._used], _cosines.AsSpan(lag * _used, _used));
        LinearPrediction.Solve(_lags, _coefficients);
        return _finder.Find(_coefficients, formants);
    }
}
