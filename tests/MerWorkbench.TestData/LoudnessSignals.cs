namespace MerWorkbench.TestData;

/// <summary>Signals whose level moves, by formula; <c>loudness/signals.js</c> makes the same ones for the tools that goldens come from.</summary>
public static class LoudnessSignals
{
    /// <summary>A signal by its name.</summary>
    /// <param name="name">
    /// <c>music</c> (<see cref="ReferenceSignal"/>); <c>bursts</c>: 0.3 s of noise every 1.1 s; <c>contrast</c>: a tone loud for 4 s and soft for 4 s;
    /// <c>gaps</c>: tones of 0.7 s between digital silence of up to 3 s; <c>silence</c>.
    /// </param>
    /// <param name="rate">Samples a second.</param>
    /// <param name="seconds">Its length.</param>
    public static float[] Named(string name, int rate, double seconds)
    {
        if (name == "music")
            return ReferenceSignal.Samples(rate, seconds);
        var samples = new float[(int)Math.Round(rate * seconds)];
        uint state = 12345;
        for (int i = 0; i < samples.Length; i++)
        {
            state = 1664525 * state + 1013904223;
            double noise = state / 2147483648.0 - 1, t = (double)i / rate;
            samples[i] = (float)(name switch
            {
                "bursts" => noise * (t % 1.1 < 0.3 ? 0.4 : 0.002),
                "contrast" => Math.Sin(2 * Math.PI * 440 * t) * (t % 8 < 4 ? 0.5 : 0.01) + 0.001 * noise,
                "gaps" => t % 3.7 is >= 1.1 and < 1.8 && t < seconds - 3 ? 0.3 * Math.Sin(2 * Math.PI * 1000 * t) : 0,
                "silence" => 0,
                _ => throw new ArgumentException($"There is no test signal '{name}'.", nameof(name)),
            });
        }
        return samples;
    }
}
