using MerWorkbench.Units;

namespace MerWorkbench.Features.Loudness;

/// <summary>How much the loudness of a sound's audible parts varies from moment to moment; see <see cref="LoudnessMeter.Dynamics"/>.</summary>
public sealed class LoudnessDynamics : IDescriptor
{
    private LoudnessDynamics()
    {
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("loudness dynamics", FeatureGroup.LowLevel, "LU", "0 upwards; music about 1 to 6",
        "The standard deviation of the momentary loudness (400 ms, every 100 ms) of at least -70 LUFS and at most 20 LU below the mean of those.",
        "Our own, of the terms of EBU Tech 3342");

    /// <summary>The standard deviation over gated windows.</summary>
    /// <param name="powers">K-weighted powers of 400 ms windows.</param>
    /// <returns>In LU; 0 where no window reaches -70 LUFS.</returns>
    public static Decibels Of(ReadOnlySpan<double> powers)
    {
        double gate = IntegratedLoudness.RelativeGate(powers, 100), mean = 0, squares = 0;
        int count = 0;
        foreach (double power in powers)
        {
            if (power < gate)
                continue;
            // Welford's recurrence.
            double value = IntegratedLoudness.OfPower(power).Value, before = value - mean;
            mean += before / ++count;
            squares += before * (value - mean);
        }
        return new(count == 0 ? 0 : Math.Sqrt(squares / count));
    }
}
