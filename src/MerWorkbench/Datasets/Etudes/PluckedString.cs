using MerWorkbench.Foundation;

namespace MerWorkbench.Datasets.Etudes;

/// <summary>
/// A plucked string: a burst of noise runs round a delay that dulls it a little each time (Karplus and Strong 1983, Computer Music
/// Journal 7(2)), tuned by an all-pass and damped when let go (Jaffe and Smith 1983, same issue).
/// </summary>
/// <param name="random">The noise of the plucks.</param>
internal sealed class PluckedString(StableRandom random) : IInstrument
{
    private const double Release = 0.12;

    private readonly float[] _line = new float[4096];

    public void Play(in Note note, Span<float> into, int rate)
    {
        // The averaging of two samples delays by half a sample, the all-pass by what is left, between 0.1 and 1.1 samples.
        double period = rate / note.Frequency;
        int length = Math.Clamp((int)(period - 0.6), 2, _line.Length);
        double left = period - 0.5 - length, tuning = (1 - left) / (1 + left);
        Pluck(_line.AsSpan(0, length), note.Brightness);

        int from = (int)(note.Start * rate), count = Math.Min((int)((note.Length + Release) * rate), into.Length - from), held = (int)(note.Length * rate);
        // A loss for each run so that any pitch rings for about as long: 60 dB in 1.2 to 4 s.
        double ring = 1.2 + (2.8 * note.Brightness), loss = Math.Pow(10, -3 * period / (rate * ring));
        double damped = Math.Pow(10, -3 * period / (rate * Release));
        float before = 0, passedIn = 0, passedOut = 0, gain = 0, full = 1.6f * (float)note.Gain;
        float rise = full / (float)(rate * (0.001 + (0.004 * (1 - note.Sharpness))));
        for (int i = 0, at = 0; i < count; i++)
        {
            gain = Math.Min(full, gain + rise);
            float current = _line[at], mean = (float)(i < held ? loss : damped) * 0.5f * (current + before);
            before = current;
            passedOut = (float)((tuning * (mean - passedOut)) + passedIn);
            passedIn = mean;
            _line[at] = passedOut;
            into[from + i] += gain * current;
            if (++at == length)
                at = 0;
        }
    }

    // Noise without a mean, always of one power, and dulled from some harmonic on, whatever the pitch: a bass is to have no more
    // partials than a treble. It is dulled in a ring, for a jump where its end meets its beginning would come back in every period.
    private void Pluck(Span<float> line, double brightness)
    {
        double harmonic = 2.5 + (40 * brightness * brightness);
        float share = (float)(1 - Math.Exp(-2 * Math.PI * harmonic / line.Length)), mean = 0, power = 0;
        foreach (ref float sample in line)
            sample = ((float)random.NextDouble() * 2) - 1;
        Dull(line, share);
        Dull(line, share);
        foreach (float sample in line)
            mean += sample / line.Length;
        foreach (ref float sample in line)
        {
            sample -= mean;
            power += sample * sample;
        }
        float gain = 0.35f / MathF.Sqrt((power / line.Length) + 1e-9f);
        foreach (ref float sample in line)
            sample *= gain;
    }

    // The first time round brings the filter to where it stands at the ring's end.
    private static void Dull(Span<float> ring, float share)
    {
        float dull = 0;
        foreach (float sample in ring)
            dull += share * (sample - dull);
        foreach (ref float sample in ring)
            sample = dull += share * (sample - dull);
    }
}
