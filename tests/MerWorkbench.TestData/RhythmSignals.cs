namespace MerWorkbench.TestData;

/// <summary>Sounds of known rhythm, given by formula, so that other tools can be run on them; <c>rhythm_signals.js</c> holds the same.</summary>
public static class RhythmSignals
{
    /// <summary>Every sound by its name in the goldens.</summary>
    public static IReadOnlyDictionary<string, Func<float[]>> All { get; } = new Dictionary<string, Func<float[]>>
    {
        ["reference"] = () => ReferenceSignal.Samples(44100, 30),
        ["click60"] = () => Clicks(60, 30),
        ["click90"] = () => OverNoise(Clicks(90, 30)),
        ["click140"] = () => OverNoise(Clicks(140, 30, offset: 0.3)),
        ["click175"] = () => OverNoise(Clicks(175, 30)),
        ["change"] = () => OverNoise([.. Clicks(100, 24), .. Clicks(150, 24)]),
        ["drums"] = () => Drums(126, 30),
        ["noise"] = () => Noise(20),
        ["short"] = () => Clicks(120, 2),
    };

    /// <summary>Pings of 1 kHz that fade within 20 ms, at equal distances.</summary>
    /// <param name="bpm">How many a minute.</param>
    /// <param name="seconds">How long.</param>
    /// <param name="offset">When the first one comes.</param>
    /// <param name="rate">Samples a second.</param>
    public static float[] Clicks(double bpm, double seconds, double offset = 0, int rate = 44100)
    {
        var samples = new float[(int)Math.Round(rate * seconds)];
        for (int i = 0; i < samples.Length; i++)
        {
            double t = (double)i / rate - offset;
            double since = t % (60 / bpm);
            samples[i] = t < 0 ? 0 : (float)(0.5 * Math.Exp(-200 * since) * Math.Sin(2 * Math.PI * 1000 * since));
        }
        return samples;
    }

    /// <summary>A kick of 60 Hz on every beat, a noise on every second, a quieter one of 5 kHz on every half.</summary>
    public static float[] Drums(double bpm, double seconds, int rate = 44100)
    {
        var samples = new float[(int)Math.Round(rate * seconds)];
        uint state = 12345;
        double beat = 60 / bpm;
        for (int i = 0; i < samples.Length; i++)
        {
            state = 1664525 * state + 1013904223;
            double noise = state / 2147483648.0 - 1;
            double t = (double)i / rate, kick = t % beat, snare = (t + beat) % (2 * beat), hat = t % (beat / 2);
            samples[i] = (float)(0.5 * Math.Exp(-15 * kick) * Math.Sin(2 * Math.PI * 60 * kick) + 0.3 * Math.Exp(-30 * snare) * noise
                + 0.1 * Math.Exp(-80 * hat) * Math.Sin(2 * Math.PI * 5000 * hat));
        }
        return samples;
    }

    /// <summary>Lays a sound over noise of -65 dB, for tools that take digital silence for something else.</summary>
    private static float[] OverNoise(float[] samples)
    {
        float[] noise = Noise(samples.Length / 44100.0);
        return [.. samples.Select((sample, i) => sample + 0.01f * noise[i])];
    }

    /// <summary>Steady white noise.</summary>
    public static float[] Noise(double seconds, int rate = 44100)
    {
        var samples = new float[(int)Math.Round(rate * seconds)];
        uint state = 12345;
        for (int i = 0; i < samples.Length; i++)
        {
            state = 1664525 * state + 1013904223;
            samples[i] = (float)(0.1 * (state / 2147483648.0 - 1));
        }
        return samples;
    }
}
