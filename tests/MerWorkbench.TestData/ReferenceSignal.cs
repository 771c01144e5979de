namespace MerWorkbench.TestData;

/// <summary>
/// The signal that other tools were run on: a C major triad struck every half second with a click and a noise floor.
/// Given by formula, so that the goldens hold no audio.
/// </summary>
public static class ReferenceSignal
{
    /// <summary>The signal at a rate.</summary>
    /// <param name="rate">Samples a second.</param>
    /// <param name="seconds">Its length.</param>
    public static float[] Samples(int rate, double seconds)
    {
        var samples = new float[(int)Math.Round(rate * seconds)];
        uint state = 12345;
        for (int i = 0; i < samples.Length; i++)
        {
            state = 1664525 * state + 1013904223;
            double noise = state / 2147483648.0 - 1;
            double t = (double)i / rate, b = t % 0.5;
            double chord = Sine(261.625565, t) + 0.8 * Sine(329.627557, t) + 0.6 * Sine(391.995436, t) + 0.3 * Sine(523.251131, t);
            samples[i] = (float)(0.25 * Math.Exp(-4 * b) * chord + 0.2 * Math.Exp(-60 * b) * Sine(2000, t) + 0.01 * noise);
        }
        return samples;
    }

    private static double Sine(double hertz, double t) => Math.Sin(2 * Math.PI * hertz * t);
}
