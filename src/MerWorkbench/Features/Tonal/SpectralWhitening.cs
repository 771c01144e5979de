using System.Numerics.Tensors;
using MerWorkbench.Dsp;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Tonal;

/// <summary>
/// Sets spectral peaks against the spectrum's envelope, so that a note counts as much in a quiet part of the spectrum as in a loud one, as Essentia's
/// SpectralWhitening. One a pass.
/// </summary>
internal sealed class SpectralWhitening
{
    private const double Step = 100, Floor = 1e-10;

    private readonly float[] _energy;
    private readonly float[][] _weights;
    private readonly int[] _firsts;
    private readonly double[] _envelope;
    private readonly double _limit;

    /// <param name="bins">Bins of the spectrum, from 0 Hz to half the rate.</param>
    /// <param name="rate">The sample rate.</param>
    /// <param name="highest">Peaks are whitened up to 1.2 times this frequency.</param>
    public SpectralWhitening(int bins, SampleRate rate, Hertz highest)
    {
        _energy = new float[bins];
        _limit = highest.Value * 1.2;
        double range = rate.Nyquist.Value;
        int points = (int)(Math.Min(_limit, range) / Step) + 1;
        (_weights, _firsts, _envelope) = (new float[points][], new int[points], new double[points]);
        for (int point = 0; point < points; point++)
        {
            double hertz = point * Step, toBins = (bins - 1) / range;
            int first = Math.Clamp((int)((hertz - Math.Max(50, hertz * 0.34)) * toBins + 0.5), 0, bins - 1);
            int end = Math.Min(bins, Math.Max(first + 1, (int)((hertz + Math.Max(50, hertz * 0.58)) * toBins + 0.5)));
            double middle = (first + end) / 2.0;
            _firsts[point] = first;
            _weights[point] = new float[end - first];
            for (int bin = first; bin < end; bin++)
                _weights[point][bin - first] = (float)Math.Pow(1 - Math.Abs(bin - middle) / (end - middle), 4);
        }
    }

    /// <summary>Whitens the peaks of a spectrum.</summary>
    /// <param name="spectrum">The magnitudes.</param>
    /// <param name="frequencies">The peaks' frequencies in Hz.</param>
    /// <param name="magnitudes">The peaks' magnitudes.</param>
    /// <param name="into">Receives as many magnitudes, at most 1.</param>
    public void Apply(ReadOnlySpan<float> spectrum, ReadOnlySpan<float> frequencies, ReadOnlySpan<float> magnitudes, Span<float> into)
    {
        Check.SameLength(_energy.Length, spectrum.Length, "the whitening", nameof(spectrum));
        Envelope(spectrum);
        for (int i = 0; i < frequencies.Length; i++)
        {
            double hertz = frequencies[i];
            if (hertz > _limit - Step)
            {
                into[i] = magnitudes[i];
                continue;
            }
            double at = hertz / Step;
            int point = Math.Min((int)at, _envelope.Length - 2);
            double above = Decibels(magnitudes[i]) - (_envelope[point] + (at - point) * (_envelope[point + 1] - _envelope[point]));
            double white = above > 0 ? 0 : above > -30 ? above : -200;
            into[i] = (float)Math.Pow(10, (white - 20 * hertz / 4000) / 20);
        }
    }

    /// <summary>The energy around every hundredth hertz, weighted by itself and by nearness, in dB.</summary>
    private void Envelope(ReadOnlySpan<float> spectrum)
    {
        for (int bin = 0; bin < spectrum.Length; bin++)
            _energy[bin] = spectrum[bin] * spectrum[bin];
        Span<float> squares = stackalloc float[256];
        for (int point = 0; point < _envelope.Length; point++)
        {
            ReadOnlySpan<float> weights = _weights[point], energies = _energy.AsSpan(_firsts[point], weights.Length);
            double sum = 0, total = Dot.Product(weights, energies);
            while (!energies.IsEmpty)
            {
                int count = Math.Min(squares.Length, energies.Length);
                TensorPrimitives.Multiply(energies[..count], energies[..count], squares);
                sum += Dot.Product(weights[..count], squares[..count]);
                weights = weights[count..];
                energies = energies[count..];
            }
            _envelope[point] = Decibels(Math.Sqrt(total > 0 ? sum / total : sum));
        }
        _envelope[^1] = _envelope[^2];
    }

    private static double Decibels(double magnitude) => magnitude < Floor ? -200 : 20 * Math.Log10(magnitude);
}
