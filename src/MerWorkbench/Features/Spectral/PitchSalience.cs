using System.Numerics;
using System.Numerics.Tensors;
using MerWorkbench.Dsp;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Spectral;

/// <summary>How strongly a spectrum repeats itself along frequency, as harmonics do. Holds scratch: one object a pass.</summary>
public sealed class PitchSalience : IDescriptor
{
    private readonly int _bins, _first, _end;
    private readonly RealFft _fft;
    private readonly float[] _padded, _power, _correlation, _imaginary;

    /// <summary>Prepares the autocorrelation.</summary>
    /// <param name="bins">How many bins the spectrum has, from 0 Hz to half the rate.</param>
    /// <param name="rate">The sample rate of the sound.</param>
    /// <param name="low">The smallest distance of harmonics; 100 Hz by default.</param>
    /// <param name="high">The largest distance of harmonics, below half the rate; 5000 Hz by default.</param>
    /// <exception cref="ArgumentException">The distances do not lie in order below half the rate.</exception>
    public PitchSalience(int bins, SampleRate rate, Hertz? low = null, Hertz? high = null)
    {
        _bins = Check.InRange(bins, 2, int.MaxValue / 4);
        var (from, to) = (low ?? new Hertz(100), high ?? new Hertz(5000));
        if (!(from.Value >= 0 && from.Value < to.Value && to.Value < rate.Nyquist.Value))
            throw new ArgumentException($"Distances of harmonics at {rate} must lie in order below {rate.Nyquist}; got {from} and {to}.");
        _first = (int)(from.Value * bins / rate.Nyquist.Value);
        _end = Math.Max(_first + 1, (int)(to.Value * bins / rate.Nyquist.Value));
        _fft = new RealFft((int)BitOperations.RoundUpToPowerOf2((uint)(2 * bins)));
        (_padded, _power) = (new float[_fft.Length], new float[_fft.Length]);
        (_correlation, _imaginary) = (new float[_fft.Bins], new float[_fft.Bins]);
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("pitch salience", FeatureGroup.LowLevel, "1", "0 to 1",
        "The largest autocorrelation of the magnitude spectrum at shifts from 100 to 5000 Hz, divided by that at shift 0.",
        "Ricard (2004); Essentia 2.1 PitchSalience");

    /// <summary>The salience.</summary>
    /// <param name="magnitude">The magnitude spectrum, <c>[bins]</c>.</param>
    /// <returns>0 of silence.</returns>
    public float Of(ReadOnlySpan<float> magnitude)
    {
        Check.SameLength(_bins, magnitude.Length, "the spectrum", nameof(magnitude));
        magnitude.CopyTo(_padded);
        _fft.Power(_padded, _power.AsSpan(0, _fft.Bins));
        // The power is real and even, so that its inverse transform is its forward one.
        var inner = _power.AsSpan(1, _fft.Bins - 2);
        inner.CopyTo(_power.AsSpan(_fft.Bins));
        _power.AsSpan(_fft.Bins).Reverse();
        _fft.Transform(_power, _correlation, _imaginary);
        return _correlation[0] > 0 ? Math.Max(0, TensorPrimitives.Max(_correlation.AsSpan(_first, _end - _first)) / _correlation[0]) : 0;
    }
}
