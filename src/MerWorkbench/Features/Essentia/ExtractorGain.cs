using System.Numerics.Tensors;
using MerWorkbench.Dsp;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Essentia;

/// <summary>
/// Brings a sound to the level at which Essentia's music extractor looks at it and passes it on: its replay gain and 6 dB, and what then
/// exceeds full scale is cut off there. Streaming; one per pass.
/// </summary>
public sealed class ExtractorGain : ISampleSink
{
    private readonly ISampleSink _next;
    private readonly float[] _block = new float[4096];

    /// <summary>Puts the gain before a sink.</summary>
    /// <param name="replayGain">The sound's own (<see cref="EssentiaLoudness.Gain"/>).</param>
    /// <param name="next">Takes as many samples as the gain is given.</param>
    public ExtractorGain(Decibels replayGain, ISampleSink next) => (Factor, _next) = ((float)(replayGain + new Decibels(6)).ToAmplitude(), next);

    /// <summary>What each sample is multiplied by.</summary>
    public float Factor { get; }

    /// <inheritdoc/>
    public void Push(ReadOnlySpan<float> samples)
    {
        for (; !samples.IsEmpty; samples = samples[Math.Min(_block.Length, samples.Length)..])
        {
            var block = _block.AsSpan(0, Math.Min(_block.Length, samples.Length));
            TensorPrimitives.Multiply(samples[..block.Length], Factor, block);
            TensorPrimitives.Clamp(block, -1, 1, block);
            _next.Push(block);
        }
    }

    /// <inheritdoc/>
    public void Finish() => _next.Finish();
}
