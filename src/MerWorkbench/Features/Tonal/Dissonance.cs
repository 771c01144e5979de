using MerWorkbench.Foundation;

namespace MerWorkbench.Features.Tonal;

/// <summary>How rough a spectrum sounds, from pairs of peaks that lie within a critical band of each other.</summary>
public sealed class Dissonance : IDescriptor
{
    /// <summary>The most peaks taken at once: 1,024. Essentia's extractors ask for 100.</summary>
    public const int MostPeaks = 1024;

    private const float Lowest = 50, Highest = 10000;
    private const double Reach = 1.18;

    private Dissonance()
    {
    }

    // Grouped as MusicExtractor does, which lists it among the low-level descriptors.
    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("dissonance", FeatureGroup.LowLevel, "1", "0 (smooth) to 0.5",
        "Half the sum over spectral peaks of the roughness with the others within 1.18 critical bands by Plomp and Levelt's curve, each pair weighted by "
        + "its A-weighted loudness and each peak's sum limited to its own share of it.",
        "Plomp and Levelt 1965, JASA 38(4); Essentia 2.1-beta6 Dissonance");

    /// <summary>Computes it; 0 of silence and of a single peak.</summary>
    /// <param name="frequencies">The frequencies of at most 1,024 peaks in Hz, ascending.</param>
    /// <param name="magnitudes">Their magnitudes.</param>
    /// <exception cref="ArgumentException">There are too many peaks, or their frequencies do not ascend.</exception>
    public static float Of(ReadOnlySpan<float> frequencies, ReadOnlySpan<float> magnitudes)
    {
        int count = frequencies.Length;
        Check.SameLength(count, magnitudes.Length, nameof(frequencies), nameof(magnitudes));
        Check.InRange(count, 0, MostPeaks, nameof(frequencies));
        Span<double> loudness = stackalloc double[count], bandwidth = stackalloc double[count];
        double total = 0;
        for (int i = 0; i < count; i++)
        {
            if (i > 0 && frequencies[i] < frequencies[i - 1])
                throw new ArgumentException("Peaks must come in the order of their frequencies.", nameof(frequencies));
            double weight = AWeight(frequencies[i]);
            total += loudness[i] = magnitudes[i] * weight * weight;
            bandwidth[i] = CriticalBandwidth(Bark(frequencies[i]));
        }
        if (!(total > 0))
            return 0;
        double sum = 0;
        for (int i = 0; i < count; i++)
        {
            float frequency = frequencies[i];
            if (!(frequency > Lowest))
                continue;
            double bark = Bark(frequency);
            double from = Math.Min(Hertz(bark - Reach), Lowest), to = Math.Min(Hertz(bark + Reach), Highest), rough = 0;
            // Critical bands widen with frequency: beyond the first pair out of reach all others are.
            for (int j = i - 1; j >= 0 && frequencies[j] >= from; j--)
            {
                double distance = (frequency - frequencies[j]) / bandwidth[j];
                if (distance > Reach)
                    break;
                if (frequencies[j] < to)
                    rough += Roughness(distance) * (loudness[i] + loudness[j]);
            }
            for (int j = i + 1; j < count && frequencies[j] < to; j++)
            {
                double distance = (frequencies[j] - frequency) / bandwidth[i];
                if (distance > Reach)
                    break;
                rough += Roughness(distance) * (loudness[i] + loudness[j]);
            }
            sum += Math.Min(rough, loudness[i]);
        }
        return (float)(sum / total / 2);
    }

    /// <summary>Plomp and Levelt's curve as a polynomial over the distance in critical bands: 0 at 0, 1 at about a quarter, 0 from 1.18 on.</summary>
    private static double Roughness(double x)
    {
        double consonance = ((((-6.58977878 * x + 28.58224226) * x - 47.36739986) * x + 35.70679761) * x - 10.36526344) * x + 1.00026609;
        return 1 - Math.Clamp(consonance, 0, 1);
    }

    /// <summary>The amplitude factor of A-weighting, 2 dB at 1 kHz short of unity.</summary>
    private static double AWeight(double hertz)
    {
        double square = hertz * hertz;
        return 1.25893 * 12200 * 12200 * square * square
            / ((square + 20.6 * 20.6) * (square + 12200.0 * 12200) * Math.Sqrt(square + 107.7 * 107.7) * Math.Sqrt(square + 737.9 * 737.9));
    }

    // Traunmueller's Bark scale with his corrections at both ends.
    private static double Bark(double hertz)
    {
        double bark = 26.81 * hertz / (1960 + hertz) - 0.53;
        return bark < 2 ? bark + 0.15 * (2 - bark) : bark > 20.1 ? bark + 0.22 * (bark - 20.1) : bark;
    }

    private static double Hertz(double bark)
    {
        // The upper correction is undone with the sign Essentia has: above 20.1 Bark the frequency comes out too low, and such pairs do not count.
        bark = bark < 2 ? (bark - 0.3) / 0.85 : bark > 20.1 ? (bark - 4.422) / 1.22 : bark;
        return 1960 * (bark + 0.53) / (26.28 - bark);
    }

    private static double CriticalBandwidth(double bark) => 52548 / (bark * bark - 52.56 * bark + 690.39);
}
