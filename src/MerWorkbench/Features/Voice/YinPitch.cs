using System.Numerics.Tensors;
using MerWorkbench.Dsp;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Voice;

/// <summary>
/// The fundamental frequency by YIN: the first lag at which the squared difference of a frame's first half from what follows, divided by its mean over
/// all shorter lags, has a dip below a threshold. Computed by Fourier transforms. Holds scratch memory: one object a pass.
/// </summary>
/// <remarks>A. de Cheveigne &amp; H. Kawahara, YIN, a fundamental frequency estimator for speech and music, J. Acoust. Soc. Am. 111 (2002), steps 1 to 5.</remarks>
public sealed class YinPitch : IDescriptor
{
    private readonly SampleRate _rate;
    private readonly RealFft _fft;
    private readonly int _half;
    private readonly float[] _work, _re, _im, _firstRe, _firstIm;
    private readonly double[] _dips;
    private readonly double _threshold;
    private readonly int _shortest;

    /// <summary>Prepares the tables.</summary>
    /// <param name="rate">The sample rate.</param>
    /// <param name="frameLength">Samples in a frame: a power of two, at least 16. Half of it is the longest period.</param>
    /// <param name="highest">No pitch above; 2,000 Hz by default.</param>
    /// <param name="threshold">How deep a dip must be; 0.15 by default, as aubio's.</param>
    public YinPitch(SampleRate rate, int frameLength, Hertz? highest = null, double threshold = 0.15)
    {
        _rate = rate;
        _fft = new RealFft(Check.InRange(frameLength, 16, 1 << 20));
        _half = frameLength / 2;
        _threshold = Check.InRange(threshold, 0, 1);
        _shortest = Math.Max(2, (int)(rate.Hertz / Check.InRange(highest?.Value ?? 2000, rate.Hertz / (double)_half, rate.Hertz)));
        _work = new float[frameLength];
        (_re, _im, _firstRe, _firstIm) = (new float[_fft.Bins], new float[_fft.Bins], new float[_fft.Bins], new float[_fft.Bins]);
        _dips = new double[_half];
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("f0 (yin)", FeatureGroup.LowLevel, "Hz", "0 (no dip below the threshold), twice the rate over the frame length and above",
        "Rate over the first lag at which the cumulative mean normalised difference dips below 0.15, by a parabola.",
        "de Cheveigne & Kawahara 2002, J. Acoust. Soc. Am. 111");

    /// <summary>Finds a frame's pitch.</summary>
    /// <param name="frame">Its samples, without window; as many as the constructor was told.</param>
    /// <returns>The pitch, 0 Hz where no dip is below the threshold; its strength is 1 less the depth that the dip reaches, at best 1.</returns>
    public PitchCandidate Find(ReadOnlySpan<float> frame)
    {
        Check.SameLength(_work.Length, frame.Length, "the frame", nameof(frame));
        Correlate(frame);
        double energy = Dot.Product(frame[.._half], frame[.._half]), moved = energy, sum = 0;
        _dips[0] = 1;
        for (int lag = 1; lag < _half; lag++)
        {
            moved += (double)frame[lag + _half - 1] * frame[lag + _half - 1] - (double)frame[lag - 1] * frame[lag - 1];
            double difference = Math.Max(0, energy + moved - 2 * _work[lag]);
            sum += difference;
            _dips[lag] = sum > 0 ? difference * lag / sum : 1;
        }
        int best = 0;
        for (int lag = _shortest; lag < _half - 1; lag++)
        {
            if (_dips[lag] >= _threshold || _dips[lag] > _dips[lag - 1] || _dips[lag] > _dips[lag + 1])
                continue;
            best = lag;
            break;
        }
        if (best == 0)
            return new(new(0), Math.Clamp(1 - TensorPrimitives.Min<double>(_dips.AsSpan(_shortest)), 0, 1));
        var (offset, depth) = Parabola.Top(_dips[best - 1], _dips[best], _dips[best + 1]);
        return new(new(_rate.Hertz / (best + offset)), Math.Clamp(1 - depth, 0, 1));
    }

    /// <summary>The correlation of the first half with the whole, from lag 0, into <see cref="_work"/>.</summary>
    private void Correlate(ReadOnlySpan<float> frame)
    {
        frame[.._half].CopyTo(_work);
        _work.AsSpan(_half).Clear();
        _fft.Transform(_work, _firstRe, _firstIm);
        _fft.Transform(frame, _re, _im);
        // Back by Hartley's transform: re - im of both halves, forward again, re - im.
        int length = _work.Length;
        for (int k = 0; k <= _half; k++)
        {
            float re = _firstRe[k] * _re[k] + _firstIm[k] * _im[k], im = _firstRe[k] * _im[k] - _firstIm[k] * _re[k];
            _work[k] = re - im;
            if (k > 0 && k < _half)
                _work[length - k] = re + im;
        }
        _fft.Transform(_work, _re, _im);
        for (int lag = 0; lag < _half; lag++)
            _work[lag] = (_re[lag] - _im[lag]) / length;
    }
}
