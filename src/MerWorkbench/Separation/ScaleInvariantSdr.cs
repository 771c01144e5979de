using MerWorkbench.Audio;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Separation;

/// <summary>
/// The scale-invariant ratio of source to distortion (Le Roux, Wisdom, Erdogan and Hershey 2019): 10 log10 |a s|² / |a s - e|² with the factor
/// a = (e·s) / |s|² that brings the source s nearest to the estimate e. No mean is taken off.
/// </summary>
public static class ScaleInvariantSdr
{
    /// <summary>Scores one estimate, all channels together.</summary>
    /// <param name="reference">The true source.</param>
    /// <param name="estimate">Its estimate: same rate, channels and length.</param>
    /// <returns>Infinite for a scaled copy; minus infinite for an estimate that has nothing of the source; not a number where either is silent.</returns>
    /// <exception cref="MerException">The two do not fit each other.</exception>
    public static Decibels Of(Waveform reference, Waveform estimate)
    {
        BssEval.Fit([reference], [estimate]);
        double cross = 0, energy = 0, whole = 0;
        for (int channel = 0; channel < reference.Channels; channel++)
        {
            ReadOnlySpan<float> s = reference.Channel(channel), e = estimate.Channel(channel);
            for (int i = 0; i < s.Length; i++)
            {
                cross += (double)s[i] * e[i];
                energy += (double)s[i] * s[i];
                whole += (double)e[i] * e[i];
            }
        }
        if (energy == 0 || whole == 0)
            return new(double.NaN);
        double factor = cross / energy, error = 0;
        for (int channel = 0; channel < reference.Channels; channel++)
        {
            ReadOnlySpan<float> s = reference.Channel(channel), e = estimate.Channel(channel);
            for (int i = 0; i < s.Length; i++)
            {
                double off = (factor * s[i]) - e[i];
                error += off * off;
            }
        }
        return BssEval.Ratio(factor * factor * energy, error);
    }
}
