using MerWorkbench.Foundation;

namespace MerWorkbench.Features.Tonal;

/// <summary>How far the partials of a note lie beside the multiples of its fundamental.</summary>
public sealed class Inharmonicity : IDescriptor
{
    private Inharmonicity()
    {
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("inharmonicity", FeatureGroup.LowLevel, "1", "0 (harmonic) to 0.5; 1 of silence",
        "The mean distance of partials from the nearest multiple of the first, in multiples of it, weighted by squared magnitude.",
        "Peeters 2004, CUIDADO; Essentia 2.1-beta6 Inharmonicity");

    /// <summary>Computes it; 0 where there are no partials.</summary>
    /// <param name="frequencies">The frequencies of the partials in Hz, ascending, the fundamental first; see <see cref="HarmonicPeaks"/>.</param>
    /// <param name="magnitudes">Their magnitudes.</param>
    /// <exception cref="ArgumentException">The frequencies do not ascend from above 0.</exception>
    public static float Of(ReadOnlySpan<float> frequencies, ReadOnlySpan<float> magnitudes)
    {
        Check.SameLength(frequencies.Length, magnitudes.Length, nameof(frequencies), nameof(magnitudes));
        if (frequencies.IsEmpty)
            return 0;
        double first = Check.Positive(frequencies[0], nameof(frequencies)), sum = 0, total = 0;
        for (int i = 0; i < frequencies.Length; i++)
        {
            if (i > 0 && !(frequencies[i] > frequencies[i - 1]))
                throw new ArgumentException("Partials must come in the order of their frequencies, none twice.", nameof(frequencies));
            double ratio = frequencies[i] / first, energy = (double)magnitudes[i] * magnitudes[i];
            sum += Math.Abs(ratio - Math.Round(ratio, MidpointRounding.AwayFromZero)) * energy;
            total += energy;
        }
        return total > 0 ? (float)(sum / total) : 1;
    }
}
