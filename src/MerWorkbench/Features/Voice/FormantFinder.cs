using MerWorkbench.Dsp;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Voice;

/// <summary>
/// Formants of a linear prediction filter: every pole r exp(+-iw) is a resonance at w / 2 pi times the rate, -ln r / pi times the rate wide. Those nearer
/// than 50 Hz to 0 Hz or to half the rate are left out. Holds scratch memory: one object a pass.
/// </summary>
/// <remarks>J. D. Markel &amp; A. H. Gray, Linear Prediction of Speech (1976); the margin of 50 Hz is Praat's.</remarks>
public sealed class FormantFinder
{
    private const double Margin = 50;

    private readonly PolynomialRoots _roots;
    private readonly double _rate;

    /// <summary>Prepares the memory.</summary>
    /// <param name="order">The filter's order: two for every formant looked for and one or two more.</param>
    /// <param name="rate">The rate of the signal the filter was made from.</param>
    public FormantFinder(int order, SampleRate rate)
    {
        _roots = new PolynomialRoots(order);
        _rate = rate.Hertz;
    }

    /// <summary>Finds the formants.</summary>
    /// <param name="coefficients">a[1] to a[p], as <see cref="LinearPrediction"/> and <see cref="BurgPrediction"/> give them.</param>
    /// <param name="formants">Receives the lowest ones, rising; the rest is filled with 0 Hz.</param>
    /// <returns>How many there are.</returns>
    public int Find(ReadOnlySpan<double> coefficients, Span<Formant> formants)
    {
        formants.Clear();
        int found = 0;
        foreach (var pole in _roots.Find(coefficients))
        {
            if (!(pole.Imaginary > 0))
                continue;
            double frequency = pole.Phase * _rate / (2 * Math.PI);
            if (frequency < Margin || frequency > _rate / 2 - Margin)
                continue;
            // A pole outside the circle resonates as its mirror image inside.
            double bandwidth = Math.Abs(Math.Log(pole.Magnitude)) * _rate / Math.PI;
            int place = Math.Min(found, formants.Length);
            for (; place > 0 && formants[place - 1].Frequency.Value > frequency; place--)
            {
                if (place < formants.Length)
                    formants[place] = formants[place - 1];
            }
            if (place < formants.Length)
                formants[place] = new(new(frequency), new(bandwidth));
            found++;
        }
        return Math.Min(found, formants.Length);
    }
}
