using MerWorkbench.Features.Voice;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Features.Voice;

/// <summary>Voices given by formula.</summary>
internal static class VoiceSounds
{
    public static float[] Sine(int rate, double seconds, double hertz, double amplitude = 0.5) =>
        [.. Enumerable.Range(0, (int)(rate * seconds)).Select(i => (float)(amplitude * Math.Sin(2 * Math.PI * hertz * i / rate)))];

    /// <summary>Pulses of a smooth shape, 1 ms wide, at given times; what lies between samples is kept.</summary>
    public static float[] Pulses(int rate, double seconds, IEnumerable<(double Time, double Amplitude)> pulses, double width = 0.001)
    {
        var samples = new float[(int)(rate * seconds)];
        foreach (var (time, amplitude) in pulses)
        {
            int from = Math.Max(0, (int)((time - 6 * width) * rate)), to = Math.Min(samples.Length, (int)((time + 6 * width) * rate));
            for (int i = from; i < to; i++)
            {
                double x = ((double)i / rate - time) / width;
                samples[i] += (float)(amplitude * (1 - x * x) * Math.Exp(-x * x / 2));
            }
        }
        return samples;
    }

    /// <summary>Pulses whose periods and amplitudes alternate about their means.</summary>
    public static float[] Alternating(int rate, double seconds, double hertz, double jitter, double shimmer, double width = 0.001)
    {
        var pulses = new List<(double, double)>();
        double time = 0.5 / hertz;
        for (int i = 0; time < seconds; i++)
        {
            pulses.Add((time, 0.5 * (1 + (i % 2 == 0 ? 0.5 : -0.5) * shimmer)));
            time += (1 + (i % 2 == 0 ? 0.5 : -0.5) * jitter) / hertz;
        }
        return Pulses(rate, seconds, pulses, width);
    }

    /// <summary>Pulses whose periods and amplitudes differ by a uniform share, as make_voice.py has them.</summary>
    public static float[] Random(int rate, double seconds, double hertz, double jitter, double shimmer, double width)
    {
        var random = new Lcg();
        var pulses = new List<(double, double)>();
        for (double time = 0.5 / hertz; time < seconds; time += (1 + jitter * random.Next()) / hertz)
            pulses.Add((time, 0.5 * (1 + shimmer * random.Next())));
        return Pulses(rate, seconds, pulses, width);
    }

    /// <summary>Ten harmonics of a pitch that rises from 110 to 330 Hz with vibrato, then 0.2 s of quiet noise.</summary>
    public static float[] Glide(int rate, double seconds)
    {
        var random = new Lcg();
        var samples = new float[(int)(rate * seconds)];
        double phase = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            double t = (double)i / rate, voice = 0;
            double f = 110 * Math.Pow(3, t / (seconds - 0.2)) * (1 + 0.02 * Math.Sin(2 * Math.PI * 5.5 * t));
            for (int k = 1; k <= 10 && t < seconds - 0.2; k++)
                voice += Math.Sin(k * phase) / k;
            samples[i] = (float)(0.2 * voice + 0.003 * random.Next());
            phase += 2 * Math.PI * f / rate;
        }
        return samples;
    }

    /// <summary>A tone and uniform noise whose powers have a ratio given in dB.</summary>
    public static float[] Noisy(int rate, double seconds, double hertz, double hnr)
    {
        var random = new Lcg();
        double scale = Math.Sqrt(3 * 0.5 * Math.Pow(10, -hnr / 10));
        return [.. Enumerable.Range(0, (int)(rate * seconds)).Select(i => (float)(0.2 * (Math.Sin(2 * Math.PI * hertz * i / rate) + scale * random.Next())))];
    }

    /// <summary>Impulses through a cascade of resonators, given by frequency and bandwidth.</summary>
    public static float[] Vowel(int rate, double seconds, int period, params (double Frequency, double Bandwidth)[] resonators)
    {
        var x = new double[(int)(rate * seconds)];
        for (int i = 0; i < x.Length; i += period)
            x[i] = 1;
        foreach (var (frequency, bandwidth) in resonators)
        {
            double r = Math.Exp(-Math.PI * bandwidth / rate), a1 = -2 * r * Math.Cos(2 * Math.PI * frequency / rate), a2 = r * r, one = 0, two = 0;
            for (int i = 0; i < x.Length; i++)
            {
                (one, two) = ((1 + a1 + a2) * x[i] - a1 * one - a2 * two, one);
                x[i] = one;
            }
        }
        return [.. x.Select(value => (float)(20 * value))];
    }

    public static float[][] Columns(float[] samples, int rate, VoiceRecipe? recipe = null)
    {
        using var pass = new VoicePass(new SampleRate(rate), recipe);
        pass.Push(samples);
        pass.Finish();
        return [.. Enumerable.Range(0, pass.Table.Columns).Select(pass.Table.Column)];
    }

    /// <summary>Uniform numbers in [-1, 1).</summary>
    public sealed class Lcg
    {
        private uint _state = 12345;

        public double Next()
        {
            _state = 1664525 * _state + 1013904223;
            return _state / 2147483648.0 - 1;
        }
    }
}
