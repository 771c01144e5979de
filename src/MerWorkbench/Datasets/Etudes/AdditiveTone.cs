namespace MerWorkbench.Datasets.Etudes;

/// <summary>Harmonics added up: strings, an organ, a reed. Two of them, a few cents apart, beat softly.</summary>
/// <param name="even">The share of even harmonics, 0..1.</param>
/// <param name="slow">True for a pad, which rises and dies slowly.</param>
internal sealed class AdditiveTone(double even, bool slow) : IInstrument
{
    private const double Cents = 4;

    public void Play(in Note note, Span<float> into, int rate)
    {
        var table = new Wavetable(note.Frequency, rate, 2.6 - (1.9 * note.Brightness), even);
        double attack = slow ? 0.25 - (0.2 * note.Sharpness) : 0.06 - (0.05 * note.Sharpness);
        var envelope = new Envelope(attack, 0.4, 0.75, slow ? 0.35 : 0.12);
        int from = (int)(note.Start * rate), count = Math.Min((int)(envelope.Ring(note.Length) * rate), into.Length - from);
        double detune = Math.Pow(2, Cents / 1200), low = note.Frequency / detune / rate, high = note.Frequency * detune / rate;
        double first = 0, second = 0.37;
        float gain = 0;
        for (int i = 0; i < count; i++)
        {
            if (i % 16 == 0)
                gain = (float)(note.Gain * envelope.At((double)i / rate, note.Length)) / 2;
            into[from + i] += gain * (table.At(first) + table.At(second));
            first += low;
            second += high;
            // Branches, for they are foretold: the next sample need not wait for a comparison.
            if (first >= 1)
                first--;
            if (second >= 1)
                second--;
        }
    }
}
