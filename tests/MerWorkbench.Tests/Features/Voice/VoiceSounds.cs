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

    public static float[][] Columns(float[] samples, int rate, VoiceRecipe? recipe = null)
    {
        using var pass = new VoicePass(new SampleRate(rate), recipe);
        pass.Push(samples);
        pass.Finish();
        return [.. Enumerable.Range(0, pass.Table.Columns).Select(pass.Table.Column)];
    }
}
