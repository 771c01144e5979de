using System.Globalization;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Loudness;

/// <summary>Whether a frame is silent; its mean over frames is the share of silent ones. Holds a threshold alone and may be shared.</summary>
public sealed class SilenceRate : IDescriptor
{
    private readonly double _power;

    /// <summary>Makes a threshold.</summary>
    /// <param name="threshold">A frame whose mean power lies below is silent.</param>
    public SilenceRate(Decibels threshold) => (Threshold, _power) = (threshold, threshold.ToPower());

    /// <summary>
    /// Essentia's three, which it calls <c>silence_rate_20dB</c>, <c>_30dB</c> and <c>_60dB</c>. It halves the decibels and then compares powers,
    /// so that a frame counts as silent below -10, -15 and -30 dB.
    /// </summary>
    public static IReadOnlyList<SilenceRate> Essentia { get; } = [new(new(-10)), new(new(-15)), new(new(-30))];

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("silence rate", FeatureGroup.LowLevel, "1", "0 or 1; as a mean 0 to 1",
        "1 where the mean squared sample of a frame lies below a threshold, otherwise 0.", "Essentia 2.1, SilenceRate");

    /// <summary>Below which level a frame is silent.</summary>
    public Decibels Threshold { get; }

    /// <summary>1 for a silent frame, 0 for another.</summary>
    /// <param name="frame">Its samples, without window.</param>
    public float Of(ReadOnlySpan<float> frame) => BlockEnergies.Energy(frame) < _power * frame.Length || frame.IsEmpty ? 1 : 0;

    /// <summary>The threshold as text: <c>silent below -10 dB</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"silent below {Threshold}");
}
