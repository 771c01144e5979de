using MerWorkbench.Units;

namespace MerWorkbench.Features.Loudness;

/// <summary>The loudness of a whole sound, pauses left out; see <see cref="LoudnessMeter.Integrated"/>.</summary>
public sealed class IntegratedLoudness : IDescriptor
{
    private IntegratedLoudness()
    {
    }

    /// <summary>What is softer does not count: -70 LUFS.</summary>
    public static Lufs AbsoluteGate => new(-70);

    /// <summary>The power at the absolute gate.</summary>
    internal static double AbsoluteGatePower { get; } = Math.Pow(10, (AbsoluteGate.Value + 0.691) / 10);

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("integrated loudness", FeatureGroup.LowLevel, "LUFS", "-70 to about 5",
        "The loudness of the mean K-weighted power of those 400 ms windows, every 100 ms, that are at least -70 LUFS and at most 10 LU softer than the mean of those.",
        "ITU-R BS.1770-4; EBU R 128");

    /// <summary>The gated mean of powers.</summary>
    /// <param name="powers">K-weighted powers of 400 ms windows.</param>
    /// <returns>The loudness; <see cref="AbsoluteGate"/> where no window reaches it.</returns>
    public static Lufs Of(ReadOnlySpan<double> powers) =>
        OfPower(MeanAbove(powers, RelativeGate(powers, 10)) ?? AbsoluteGatePower);

    /// <summary>The loudness of a K-weighted power.</summary>
    /// <param name="power">The power, above 0.</param>
    internal static Lufs OfPower(double power) => new(10 * Math.Log10(power) - 0.691);

    /// <summary>The power a number of times below the mean of what passes the absolute gate, not below that gate.</summary>
    internal static double RelativeGate(ReadOnlySpan<double> powers, double times) =>
        Math.Max((MeanAbove(powers, AbsoluteGatePower) ?? 0) / times, AbsoluteGatePower);

    private static double? MeanAbove(ReadOnlySpan<double> powers, double gate)
    {
        double sum = 0;
        int count = 0;
        foreach (double power in powers)
        {
            if (power < gate)
                continue;
            sum += power;
            count++;
        }
        return count == 0 ? null : sum / count;
    }
}
