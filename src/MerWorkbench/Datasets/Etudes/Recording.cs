using System.Collections.Immutable;
using System.Numerics.Tensors;
using MerWorkbench.Audio;
using MerWorkbench.Units;

namespace MerWorkbench.Datasets.Etudes;

/// <summary>A song as sound: its stems, and the mixture that is their sum to the last bit, also when written with 16 bits.</summary>
internal sealed class Recording
{
    private readonly ImmutableArray<Waveform> _stems;

    /// <summary>Takes the stems in the order of <see cref="Source"/>, each <c>[2][samples]</c>; they are rounded to 16 bits in place.</summary>
    public Recording(SampleRate rate, float[][][] stems)
    {
        var mixture = new[] { new float[stems[0][0].Length], new float[stems[0][0].Length] };
        foreach (float[][] stem in stems)
        {
            for (int channel = 0; channel < mixture.Length; channel++)
            {
                float[] samples = stem[channel];
                TensorPrimitives.Multiply(samples, 32768f, samples);
                TensorPrimitives.Round<float>(samples, samples);
                TensorPrimitives.Divide(samples, 32768f, samples);
                TensorPrimitives.Add(mixture[channel], samples, mixture[channel]);
            }
        }
        _stems = [.. stems.Select(stem => new Waveform(rate, stem))];
        Mixture = new(rate, mixture);
    }

    /// <summary>The whole, in stereo.</summary>
    public Waveform Mixture { get; }

    /// <summary>One source, in stereo.</summary>
    public Waveform this[Source source] => _stems[(int)source];
}
