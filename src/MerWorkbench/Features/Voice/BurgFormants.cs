using MerWorkbench.Dsp;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Voice;

/// <summary>
/// Formants as Praat's "To Formant (burg)" finds them: pre-emphasis from 50 Hz, a Gaussian window twice as long as its effective 25 ms, Burg's linear
/// prediction of order 10, its poles. The sound must be sampled at twice the highest formant frequency: 11,000 Hz for a woman's voice, 10,000 Hz for a man's.
/// Holds scratch memory: one object a pass.
/// </summary>
/// <remarks>P. Boersma &amp; D. Weenink, Praat 6.3 manual, "Sound: To Formant (burg)".</remarks>
public sealed class BurgFormants
{
    private const double EmphasisFrom = 50;

    private readonly double[] _window, _windowed, _coefficients;
    private readonly double _emphasis;
    private readonly BurgPrediction _burg;
    private readonly FormantFinder _finder;

    /// <summary>Prepares the tables.</summary>
    /// <param name="rate">The sound's rate: twice the highest formant frequency.</param>
    /// <param name="formants">How many formants the spectrum is thought to hold; the order is twice that. 5 by default.</param>
    public BurgFormants(SampleRate rate, int formants = 5)
    {
        Check.InRange(formants, 1, LinearPrediction.HighestOrder / 2);
        Length = new Seconds(0.05).ToSamples(rate);
        _emphasis = Math.Exp(-2 * Math.PI * EmphasisFrom / rate.Hertz);
        (_window, _windowed, _coefficients) = (new double[Length], new double[Length], new double[2 * formants]);
        double middle = (Length - 1) / 2.0, edge = Math.Exp(-12);
        for (int i = 0; i < Length; i++)
        {
            double distance = (i - middle) / (Length + 1);
            _window[i] = (Math.Exp(-48 * distance * distance) - edge) / (1 - edge);
        }
        _burg = new BurgPrediction(Length);
        _finder = new FormantFinder(2 * formants, rate);
    }

    /// <summary>How many samples a frame has: 50 ms.</summary>
    public int Length { get; }

    /// <summary>Finds the formants of a frame.</summary>
    /// <param name="frame"><see cref="Length"/> samples, without window or pre-emphasis.</param>
    /// <param name="formants">Receives the lowest ones, rising; the rest is filled with 0 Hz, all of it for silence.</param>
    /// <returns>How many there are.</returns>
    public int Find(ReadOnlySpan<float> frame, Span<Formant> formants)
    {
        Check.SameLength(Length, frame.Length, "the frame", nameof(frame));
        double last = 0;
        for (int i = 0; i < frame.Length; i++)
        {
            _windowed[i] = (frame[i] - _emphasis * last) * _window[i];
            last = frame[i];
        }
        _burg.Solve(_windowed, _coefficients);
        return _finder.Find(_coefficients, formants);
    }
}
