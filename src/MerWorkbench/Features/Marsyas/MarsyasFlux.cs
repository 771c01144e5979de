using System.Numerics.Tensors;
using MerWorkbench.Dsp;

namespace MerWorkbench.Features.Marsyas;

/// <summary>Marsyas's spectral flux of one course of frames. Remembers the frame before: one object a sound.</summary>
public sealed class MarsyasFlux : IDescriptor
{
    // What Marsyas adds to a power before its logarithm: the smallest normal double.
    private static readonly float LogOfNothing = (float)Math.Log(2.2250738585072014e-308);

    private readonly float[] _before, _log;

    /// <summary>Begins a sound: what was before it has the logarithm 0 in every bin.</summary>
    /// <param name="bins">How many bins a spectrum has.</param>
    public MarsyasFlux(int bins) => (_before, _log) = (new float[bins], new float[bins]);

    /// <inheritdoc/>
    public static Descriptor Info { get; } = MarsyasInfo.Of("spectral flux", FeatureGroup.LowLevel, "1", "0 to 1",
        "The mean over bins of the squared change of the logarithm of power since the frame before, divided by the largest of these squares; bin 0 does not count.",
        "Flux, mode marsyas");

    /// <summary>The flux from the frame before to this one.</summary>
    /// <param name="power">The next power spectrum, as a share of full scale.</param>
    /// <returns>0 where nothing changed.</returns>
    public float Next(ReadOnlySpan<float> power)
    {
        TensorPrimitives.Log(power, _log);
        TensorPrimitives.Max(_log, LogOfNothing, _log);
        Span<float> change = _before.AsSpan(1);
        TensorPrimitives.Subtract(_log.AsSpan(1), change, change);
        TensorPrimitives.Multiply(change, change, change);
        float largest = TensorPrimitives.Max<float>(change);
        double sum = Dot.Sum(change);
        _log.CopyTo(_before, 0);
        return largest > 0 ? (float)(sum / ((double)largest * power.Length)) : 0;
    }
}
