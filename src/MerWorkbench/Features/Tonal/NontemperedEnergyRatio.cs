namespace MerWorkbench.Features.Tonal;

/// <summary>How much of the energy lies beside the twelve tempered notes.</summary>
public sealed class NontemperedEnergyRatio : IDescriptor
{
    private NontemperedEnergyRatio()
    {
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("non-tempered energy ratio", FeatureGroup.Tonal, "1", "0 to 1",
        "The share of the sum of squares of a fine pitch class profile that lies in bins which are no tempered note.",
        "Gomez and Herrera 2008, Empirical Musicology Review 3; Essentia 2.1-beta6 HighResolutionFeatures");

    /// <summary>Computes it; 0 of silence.</summary>
    /// <param name="mean">A mean profile of a multiple of 12 bins, best 120 or more.</param>
    public static float Of(ReadOnlySpan<float> mean)
    {
        int perSemitone = HpcpRecipe.CheckSize(mean.Length, 768) / 12;
        double tempered = 0, total = 0;
        for (int i = 0; i < mean.Length; i++)
        {
            double energy = (double)mean[i] * mean[i];
            total += energy;
            if (i % perSemitone == 0)
                tempered += energy;
        }
        return total > 0 ? (float)(1 - tempered / total) : 0;
    }
}
