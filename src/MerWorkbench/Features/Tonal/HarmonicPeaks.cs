using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Tonal;

/// <summary>Finds the harmonics of a note among spectral peaks, as Essentia's HarmonicPeaks.</summary>
public static class HarmonicPeaks
{
    private const float Tolerance = 0.2f;

    /// <summary>
    /// Takes for each multiple of the fundamental the peak nearest to it within a fifth of the fundamental. Where there is none, the multiple itself
    /// with magnitude 0.
    /// </summary>
    /// <param name="frequencies">The frequencies of the peaks in Hz, ascending.</param>
    /// <param name="magnitudes">Their magnitudes.</param>
    /// <param name="fundamental">The note's fundamental frequency, above 0.</param>
    /// <param name="harmonics">Receives as many frequencies as harmonics are wanted; Essentia wants 20.</param>
    /// <param name="harmonicMagnitudes">Receives as many magnitudes.</param>
    public static void Find(
        ReadOnlySpan<float> frequencies, ReadOnlySpan<float> magnitudes, Hertz fundamental, Span<float> harmonics, Span<float> harmonicMagnitudes)
    {
        Check.SameLength(frequencies.Length, magnitudes.Length, nameof(frequencies), nameof(magnitudes));
        Check.SameLength(harmonics.Length, harmonicMagnitudes.Length, nameof(harmonics), nameof(harmonicMagnitudes));
        float first = (float)Check.Positive(fundamental.Value, nameof(fundamental));
        for (int h = 0, peak = 0; h < harmonics.Length; h++)
        {
            (harmonics[h], harmonicMagnitudes[h]) = ((h + 1) * first, 0);
            while (peak < frequencies.Length && frequencies[peak] / first < h + 0.5f)
                peak++;
            float nearest = float.PositiveInfinity;
            for (int i = peak; i < frequencies.Length && frequencies[i] / first <= h + 1 + Tolerance; i++)
            {
                float distance = MathF.Abs(frequencies[i] / first - (h + 1));
                if (distance > Tolerance || distance > nearest || (distance == nearest && magnitudes[i] <= harmonicMagnitudes[h]))
                    continue;
                (nearest, harmonics[h], harmonicMagnitudes[h]) = (distance, frequencies[i], magnitudes[i]);
            }
        }
    }
}
