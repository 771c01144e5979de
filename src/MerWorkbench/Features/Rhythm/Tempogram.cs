using System.Numerics.Tensors;
using MerWorkbench.Dsp;
using MerWorkbench.Foundation;

namespace MerWorkbench.Features.Rhythm;

/// <summary>
/// The local autocorrelation of an onset envelope, frame by frame: how much it repeats itself after each lag within some seconds around.
/// Lag k stands for 60 x (values a second) / k beats a minute.
/// </summary>
/// <remarks>Holds scratch memory: one object a thread.</remarks>
public sealed class Tempogram : IDescriptor
{
    private readonly float[] _window, _frame;
    private readonly Autocorrelation _correlation;

    /// <summary>Prepares the tables.</summary>
    /// <param name="length">How many values are looked at together, and how many lags come out; 384 by default, 8.9 s at librosa's rate.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is below 2.</exception>
    public Tempogram(int length = 384)
    {
        Length = Check.InRange(length, 2, 1 << 20);
        _window = Window.Make(WindowShape.Hann, length);
        _frame = new float[length];
        _correlation = new Autocorrelation(length);
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("tempogram", FeatureGroup.Rhythm, "1", "-1 to 1, and 1 at lag 0",
        "The autocorrelation of the onset envelope under a periodic Hann window centred on each frame, divided by its largest size; beyond the ends the envelope falls to 0 in a line.",
        "P. Grosche, M. Mueller, F. Kurth, Cyclic tempogram, ICASSP 2010; librosa 0.10's tempogram");

    /// <summary>How many values are looked at together, and how many lags come out.</summary>
    public int Length { get; }

    /// <summary>One frame, <c>[Length]</c>, from lag 0 on; all 0 where the envelope is.</summary>
    /// <param name="envelope">The whole onset envelope.</param>
    /// <param name="index">The frame's number: one for every value of the envelope.</param>
    /// <param name="lags">Receives <see cref="Length"/> values.</param>
    /// <exception cref="ArgumentException">There is no such frame, or a length does not fit.</exception>
    public void Frame(ReadOnlySpan<float> envelope, int index, Span<float> lags)
    {
        Check.InRange(index, 0, envelope.Length - 1);
        Check.SameLength(Length, lags.Length, "the tempogram", nameof(lags));
        int pad = Length / 2, start = index - pad;
        for (int i = 0; i < _frame.Length; i++)
        {
            int at = start + i;
            _frame[i] = at < 0 ? envelope[0] * (at + pad) / pad
                : at < envelope.Length ? envelope[at]
                : envelope[^1] * Math.Max(0, pad - 1 - (at - envelope.Length)) / pad;
        }
        TensorPrimitives.Multiply(_frame, _window, _frame);
        _correlation.Compute(_frame, lags);
        float largest = TensorPrimitives.MaxMagnitude<float>(lags);
        if (Math.Abs(largest) > 1.17549435e-38f)
            TensorPrimitives.Divide(lags, Math.Abs(largest), lags);
    }

    /// <summary>The mean over all frames, <c>[Length]</c>.</summary>
    /// <param name="envelope">The onset envelope.</param>
    /// <returns>All 0 for an envelope without values.</returns>
    public double[] Mean(ReadOnlySpan<float> envelope)
    {
        var mean = new double[Length];
        var lags = new float[Length];
        for (int frame = 0; frame < envelope.Length; frame++)
        {
            Frame(envelope, frame, lags);
            for (int lag = 0; lag < lags.Length; lag++)
                mean[lag] += lags[lag] / envelope.Length;
        }
        return mean;
    }
}
