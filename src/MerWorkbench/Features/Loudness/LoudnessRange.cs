using MerWorkbench.Units;

namespace MerWorkbench.Features.Loudness;

/// <summary>How far the loud parts of a sound lie above its soft ones; see <see cref="LoudnessMeter.Range"/>.</summary>
public sealed class LoudnessRange : IDescriptor
{
    private LoudnessRange()
    {
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("loudness range", FeatureGroup.LowLevel, "LU", "0 upwards; music about 3 to 20",
        "From the 10th to the 95th percentile of the short-term loudness (3 s windows, every 100 ms) of at least -70 LUFS and at most 20 LU below the mean of those.",
        "EBU Tech 3342");

    /// <summary>The distance of percentiles of gated powers.</summary>
    /// <param name="powers">K-weighted powers of 3 s windows.</param>
    /// <returns>The range in LU; 0 where no window reaches -70 LUFS.</returns>
    public static Decibels Of(ReadOnlySpan<double> powers)
    {
        double gate = IntegratedLoudness.RelativeGate(powers, 100);
        var gated = new List<double>(powers.Length);
        foreach (double power in powers)
        {
            if (power >= gate)
                gated.Add(power);
        }
        if (gated.Count == 0)
            return new(0);
        gated.Sort();
        return IntegratedLoudness.OfPower(Percentile(gated, 0.95)) - IntegratedLoudness.OfPower(Percentile(gated, 0.10));
    }

    private static double Percentile(List<double> sorted, double share) => sorted[(int)(share * (sorted.Count - 1) + 0.5)];
}
