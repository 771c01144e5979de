using MerWorkbench.Dsp;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Loudness;

/// <summary>The equivalent sound level Leq: the level of a steady sound of the same power. Streaming; one per pass.</summary>
public sealed class EquivalentLevel : ISampleSink, IDescriptor
{
    private readonly BlockEnergies _blocks;
    private double _energy;

    /// <summary>Begins to add up a sound.</summary>
    public EquivalentLevel() => _blocks = new(BlockEnergies.Fine, (energy, _) => _energy += energy);

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("equivalent level", FeatureGroup.LowLevel, "dB", "-100 (silence) to 0 (full scale)",
        "10 log10 of the mean squared sample, without weighting.", "Soulodre, Evaluation of Objective Loudness Meters, AES 116 (2004); Essentia 2.1, Leq");

    /// <summary>The level of all samples; known after <see cref="Finish"/>. <see cref="Decibels.Silence"/> of no sample.</summary>
    public Decibels Value => Decibels.OfPower(_energy / Math.Max(1, _blocks.Samples));

    /// <inheritdoc/>
    public void Push(ReadOnlySpan<float> samples) => _blocks.Push(samples);

    /// <inheritdoc/>
    public void Finish() => _blocks.Finish();
}
