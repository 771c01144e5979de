namespace MerWorkbench.TestData;

/// <summary>Signals by formula; <c>essentia/signals.js</c> makes the same ones for the tools that goldens come from.</summary>
public static class TestSignals
{
    /// <summary>A signal by its name.</summary>
    /// <param name="name"><c>music</c> (<see cref="ReferenceSignal"/>), <c>noise</c>, <c>sine</c>, <c>voice</c> or <c>silence</c>.</param>
    /// <param name="rate">Samples a second.</param>
    /// <param name="seconds">Its length.</param>
    public static float[] Named(string name, int rate, double seconds)
    {
        int count = (int)Math.Round(rate * seconds);
        return name switch
        {
            "music" => ReferenceSignal.Samples(rate, seconds),
            "noise" => Noise(count, 0.5),
            "sine" => Sine(rate, count, 440, 0.5),
            "voice" => Voice(rate, count),
            "silence" => new float[count],
            _ => throw new ArgumentException($"There is no test signal '{name}'.", nameof(name)),
        };
    }

    /// <summary>White noise between -<paramref name="gain"/> and <paramref name="gain"/>.</summary>
    public static float[] Noise(int count, double gain)
    {
        var samples = new float[count];
        uint state = 12345;
        for (int i = 0; i < count; i++)
        {
            state = 1664525 * state + 1013904223;
            samples[i] = (float)(gain * (state / 2147483648.0 - 1));
        }
        return samples;
    }

    /// <summary>A sine.</summary>
    public static float[] Sine(int rate, int count, double hertz, double gain)
    {
        var samples = new float[count];
        for (int i = 0; i < count; i++)
            samples[i] = (float)(gain * Math.Sin(2 * Math.PI * hertz * ((double)i / rate)));
        return samples;
    }

    /// <summary>Twelve harmonics of 220 Hz with vibrato that swell and fade, and a little breath.</summary>
    public static float[] Voice(int rate, int count)
    {
        float[] samples = new float[count], breath = Noise(count, 1);
        for (int i = 0; i < count; i++)
        {
            double t = (double)i / rate, phase = 2 * Math.PI * 220 * t + 1.5 * Math.Sin(2 * Math.PI * 5.5 * t), sum = 0;
            for (int k = 1; k <= 12; k++)
                sum += Math.Sin(k * phase) / k;
            samples[i] = (float)(0.3 * (0.6 + 0.4 * Math.Sin(2 * Math.PI * 0.7 * t)) * sum + 0.002 * breath[i]);
        }
        return samples;
    }
}
