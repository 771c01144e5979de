using MerWorkbench.Foundation;

namespace MerWorkbench.Datasets.Etudes;

/// <summary>Drums: a falling sine for the kick, a tone with filtered noise for the snare, the top of the noise for the hi-hat.</summary>
/// <param name="random">The noise.</param>
internal sealed class DrumKit(StableRandom random) : IInstrument
{
    public void Play(in Note note, Span<float> into, int rate)
    {
        double seconds = note.Part switch { Part.Kick => 0.3, Part.Snare => 0.22, _ => 0.05 + (0.05 * note.Brightness) };
        int from = (int)(note.Start * rate), count = Math.Min((int)(seconds * rate), into.Length - from);
        Span<float> sound = into.Slice(from, Math.Max(0, count));
        switch (note.Part)
        {
            case Part.Kick:
                Kick(sound, note.Gain, seconds, rate);
                break;
            case Part.Snare:
                Snare(sound, note.Gain, note.Brightness, seconds, rate);
                break;
            default:
                Hat(sound, note.Gain * (0.4 + (0.6 * note.Brightness)), seconds, rate);
                break;
        }
    }

    private static void Kick(Span<float> sound, double gain, double seconds, int rate)
    {
        double phase = 0;
        for (int i = 0; i < sound.Length; i++)
        {
            double time = (double)i / rate;
            phase += (48 + (110 * Math.Exp(-time / 0.025))) / rate;
            sound[i] += (float)(0.9 * gain * Fade(time, 0.09, seconds) * Math.Min(1, time / 0.001)) * Sine.At(phase);
        }
    }

    private void Snare(Span<float> sound, double gain, double brightness, double seconds, int rate)
    {
        var body = Resonator.At(1800 + (2200 * brightness), 2500, rate);
        for (int i = 0; i < sound.Length; i++)
        {
            double time = (double)i / rate, noise = body.Next((2 * random.NextDouble()) - 1);
            sound[i] += (float)(gain * ((0.35 * Fade(time, 0.05, seconds) * Sine.At(185 * time)) + (0.7 * Fade(time, 0.07, seconds) * noise)));
        }
    }

    private void Hat(Span<float> sound, double gain, double seconds, int rate)
    {
        double before = 0, slope = 0;
        for (int i = 0; i < sound.Length; i++)
        {
            // Two differences in a row: 12 dB an octave more at the top.
            double time = (double)i / rate, noise = (2 * random.NextDouble()) - 1, difference = noise - before;
            sound[i] += (float)(0.22 * gain * Fade(time, seconds / 4, seconds) * (difference - slope));
            (before, slope) = (noise, difference);
        }
    }

    // Dies away, and is gone in the end: cut off where it still sounds, it would click.
    private static double Fade(double time, double decay, double seconds) => Math.Exp(-time / decay) * (1 - (time / seconds));
}
