using MerWorkbench.Dsp;

namespace MerWorkbench.Features.Loudness;

/// <summary>Loudness by Stevens's power law, of a frame or of a whole sound. Streaming; one per pass.</summary>
public sealed class StevensLoudness : ISampleSink, IDescriptor
{
    private readonly BlockEnergies _blocks;
    private double _energy;

    /// <summary>Begins to add up a sound.</summary>
    public StevensLoudness() => _blocks = new(BlockEnergies.Fine, (energy, _) => _energy += energy);

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("Stevens loudness", FeatureGroup.LowLevel, "1", "0 upwards; it grows with the length of what is measured",
        "The energy (sum of squared samples) to the power of 0.67.", "S. S. Stevens, Psychophysics (1975); Essentia 2.1, Loudness");

    /// <summary>The loudness of all samples; known after <see cref="Finish"/>.</summary>
    public double Value => OfEnergy(_energy);

    /// <summary>The loudness of one frame.</summary>
    /// <param name="frame">Its samples.</param>
    public static double Of(ReadOnlySpan<float> frame) => OfEnergy(BlockEnergies.Energy(frame));

    /// <summary>The loudness that belongs to an energy.</summary>
    /// <param name="energy">The sum of squared samples.</param>
    public static double OfEnergy(double energy) => Math.Pow(energy, 0.67);

    /// <inheritdoc/>
    public void Push(ReadOnlySpan<float> samples) => _blocks.Push(samples);

    /// <inheritdoc/>
    public void Finish() => _blocks.Finish();
}
