using System.Numerics.Tensors;
using MerWorkbench.Dsp;
using MerWorkbench.Foundation;

namespace MerWorkbench.Features.Voice;

/// <summary>
/// Finds the single periods in a frame of voice: how far the waveform must be moved to look most like itself, period after period.
/// From them come <see cref="Jitter"/>, <see cref="Shimmer"/> and <see cref="LogHarmonicsToNoise"/>. Holds the last frame's periods and scratch memory:
/// one object a pass.
/// </summary>
/// <remarks>
/// The match is the normalised cross-correlation of one expected period with what follows; a period's length is where it is highest,
/// between samples by a parabola; a top at the end of the range is none. The first window is laid around the largest sample, so that its ends cut where the wave is quiet.
/// Below a correlation of 0.5 no period is counted.
/// </remarks>
public sealed class PeriodMatcher
{
    private const double WorstMatch = 0.5;

    private readonly float[] _samples, _average;
    private readonly double[] _energy, _lengths, _amplitudes;
    private readonly float[] _match;
    private readonly int[] _starts;
    private int _periods, _window;

    /// <summary>Prepares the memory.</summary>
    /// <param name="frameLength">Samples in a frame, at least 8.</param>
    public PeriodMatcher(int frameLength)
    {
        Check.InRange(frameLength, 8, int.MaxValue);
        (_samples, _average, _match) = (new float[frameLength], new float[frameLength], new float[frameLength]);
        _energy = new double[frameLength + 1];
        (_lengths, _amplitudes, _starts) = (new double[frameLength], new double[frameLength], new int[frameLength]);
    }

    /// <summary>The lengths of the periods found, in samples; consecutive ones.</summary>
    public ReadOnlySpan<double> Lengths => _lengths.AsSpan(0, _periods);

    /// <summary>The height of each period from its lowest to its highest value.</summary>
    public ReadOnlySpan<double> Amplitudes => _amplitudes.AsSpan(0, _periods);

    /// <summary>Finds the periods of a frame.</summary>
    /// <param name="frame">Its samples, without window.</param>
    /// <param name="period">The expected period in samples.</param>
    /// <param name="range">How far a period may differ from it, as a share: openSMILE uses 0.25 for ComParE and 0.1 for GeMAPS.</param>
    public void Match(ReadOnlySpan<float> frame, double period, double range)
    {
        Check.SameLength(_samples.Length, frame.Length, "the matcher's frame", nameof(frame));
        Check.Positive(period);
        Check.InRange(range, 0, 0.5);
        _periods = 0;
        _window = (int)Math.Round(period);
        int shortest = Math.Max(2, (int)Math.Floor((1 - range) * period)), longest = (int)Math.Ceiling((1 + range) * period);
        if (_window < 3 || _window + longest >= frame.Length)
            return;
        Prepare(frame);
        int start = First(), room = frame.Length - _window - 1;
        while (start + longest < room)
        {
            var (length, match) = Next(start, shortest, longest);
            if (match > WorstMatch)
            {
                _starts[_periods] = start;
                _amplitudes[_periods] = Height(start);
                _lengths[_periods++] = length;
            }
            else if (_periods < 3)
                _periods = 0;
            else
                break;
            start += match > WorstMatch ? (int)Math.Round(length) : _window;
        }
    }

    /// <summary>
    /// The energy of the mean period over that of what differs from it, in dB: 20 log10(rms of the mean / rms of the rest), within -100 and 100; -100 where there
    /// are fewer than two periods. Periods are laid over each other by whole samples, so that even a voice without noise
    /// has a finite ratio: about 30 dB at 44.1 kHz and 100 Hz, 10 dB for sharp pulses at 16 kHz or 440 Hz.
    /// </summary>
    public double HarmonicsToNoise()
    {
        if (_periods < 2)
            return -100;
        var average = _average.AsSpan(0, _window);
        average.Clear();
        for (int p = 0; p < _periods; p++)
            TensorPrimitives.Add(average, _samples.AsSpan(_starts[p], _window), average);
        TensorPrimitives.Multiply(average, 1f / _periods, average);
        double harmonic = Dot.Product(average, average), total = 0;
        for (int p = 0; p < _periods; p++)
            total += _energy[_starts[p] + _window] - _energy[_starts[p]];
        // The mean is the projection onto "all alike": what is left over has the rest of the energy.
        double noise = total / _periods - harmonic;
        if (harmonic <= 0)
            return -100;
        return noise <= 0 ? 100 : Math.Clamp(10 * Math.Log10(harmonic / noise), -100, 100);
    }

    private void Prepare(ReadOnlySpan<float> frame)
    {
        float mean = (float)(Dot.Sum(frame) / frame.Length);
        double sum = 0;
        for (int i = 0; i < frame.Length; i++)
        {
            float value = frame[i] - mean;
            _samples[i] = value;
            sum += (double)value * value;
            _energy[i + 1] = sum;
        }
    }

    private int First()
    {
        int half = _window / 2, largest = half;
        for (int i = half; i < half + _window; i++)
        {
            if (Math.Abs(_samples[i]) > Math.Abs(_samples[largest]))
                largest = i;
        }
        return largest - half;
    }

    private (double Length, double Match) Next(int start, int shortest, int longest)
    {
        // Every other lag tells where the top is; only around it are all looked at.
        int best = shortest, last = longest - (longest - shortest) % 2;
        for (int lag = shortest; lag <= last; lag += 2)
        {
            _match[lag] = MatchAt(start, lag);
            best = _match[lag] > _match[best] ? lag : best;
        }
        if (best == shortest || best == last)
            return (_window, 0);
        _match[best - 1] = MatchAt(start, best - 1);
        _match[best + 1] = MatchAt(start, best + 1);
        best = _match[best - 1] > _match[best] ? best - 1 : _match[best + 1] > _match[best] ? best + 1 : best;
        var (offset, height) = Parabola.Top(_match[best - 1], _match[best], _match[best + 1]);
        return (best + offset, height);
    }

    private float MatchAt(int start, int lag)
    {
        int from = start + lag;
        double energy = (_energy[start + _window] - _energy[start]) * (_energy[from + _window] - _energy[from]);
        return energy > 0 ? (float)(Dot.Product(_samples.AsSpan(start, _window), _samples.AsSpan(from, _window)) / Math.Sqrt(energy)) : 0;
    }

    private double Height(int start)
    {
        int high = start, low = start;
        for (int i = start; i < start + _window; i++)
        {
            high = _samples[i] > _samples[high] ? i : high;
            low = _samples[i] < _samples[low] ? i : low;
        }
        return Top(high) - Top(low);
    }

    private double Top(int at) => at == 0 || at == _samples.Length - 1
        ? _samples[at]
        : Parabola.Top(_samples[at - 1], _samples[at], _samples[at + 1]).Height;
}
