namespace MerWorkbench.Features.Tonal;

/// <summary>How far what is played lies beside the twelve tempered notes.</summary>
public sealed class EqualTemperedDeviation : IDescriptor
{
    private const int MostPeaks = 24;

    private EqualTemperedDeviation()
    {
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("equal-tempered deviation", FeatureGroup.Tonal, "semitone", "0 to 0.5",
        "The mean distance of the 24 highest maxima of a fine pitch class profile from the nearest tempered note, weighted by their height.",
        "Gomez and Herrera 2008, Empirical Musicology Review 3; Essentia 2.1-beta6 HighResolutionFeatures");

    /// <summary>Computes it; 0 of silence.</summary>
    /// <param name="mean">A mean profile of a multiple of 12 bins, best 120 or more.</param>
    public static float Of(ReadOnlySpan<float> mean)
    {
        int size = HpcpRecipe.CheckSize(mean.Length, 768), perSemitone = size / 12, peaks = 0;
        Span<float> heights = stackalloc float[size], distances = stackalloc float[size];
        for (int i = 0; i < size; i++)
        {
            float height = mean[i];
            if (!(height >= mean[(i + size - 1) % size] && height >= mean[(i + 1) % size]))
                continue;
            int above = i % perSemitone;
            (heights[peaks], distances[peaks]) = (-height, (float)Math.Min(above, perSemitone - above) / perSemitone);
            peaks++;
        }
        heights[..peaks].Sort(distances[..peaks]);
        double sum = 0, weights = 0;
        for (int i = 0; i < Math.Min(peaks, MostPeaks); i++)
        {
            sum -= heights[i] * (double)distances[i];
            weights -= heights[i];
        }
        return weights > 0 ? (float)(sum / weights) : 0;
    }
}
