namespace MerWorkbench.Datasets.Etudes;

/// <summary>One sine bends another (Chowning 1973, Journal of the Audio Engineering Society 21(7)): electric pianos and brass.</summary>
/// <param name="ratio">The bending sine's frequency over the bent one's; whole numbers sound harmonic.</param>
/// <param name="isStruck">True where the tone dies away while held.</param>
internal sealed class FmTone(double ratio, bool isStruck) : IInstrument
{
    public void Play(in Note note, Span<float> into, int rate)
    {
        var envelope = isStruck ? new Envelope(0.004 + (0.02 * (1 - note.Sharpness)), 0.7, 0.05, 0.15) : new Envelope(0.05 - (0.04 * note.Sharpness), 0.3, 0.7, 0.1);
        // Few sidebands where they would not fit below half the rate.
        double depth = Math.Min(0.3 + (3.5 * note.Brightness), 0.3 * rate / (note.Frequency * ratio));
        int from = (int)(note.Start * rate), count = Math.Min((int)(envelope.Ring(note.Length) * rate), into.Length - from);
        double step = note.Frequency / rate, phase = 0, bend = 0, gain = 0, index = 0;
        for (int i = 0; i < count; i++)
        {
            if (i % 16 == 0)
            {
                double level = envelope.At((double)i / rate, note.Length);
                (gain, index) = (0.5 * note.Gain * level, depth * level / (2 * Math.PI));
            }
            into[from + i] += (float)gain * Sine.At(phase + (index * Sine.At(bend)));
            phase += step;
            bend += step * ratio;
            if (phase >= 1)
                phase--;
        }
    }
}
