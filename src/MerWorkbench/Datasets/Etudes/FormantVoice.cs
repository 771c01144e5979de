using MerWorkbench.Foundation;

namespace MerWorkbench.Datasets.Etudes;

/// <summary>
/// A singing voice: pulses of the glottis through five resonances of the throat side by side (Klatt 1980, JASA 67(3)), of which
/// the lower three follow the vowels; gliding from note to note, with a vibrato of 5.5 Hz that sets in after a quarter of a
/// second. One a song: pitch and throat carry over from note to note.
/// </summary>
/// <param name="random">The noise of the breath.</param>
/// <param name="singer">How much higher the formants lie than a man's.</param>
internal sealed class FormantVoice(StableRandom random, double singer) : IInstrument
{
    private const double VibratoRate = 5.5, VibratoCents = 35, Onset = 0.25, Glide = 0.05, Release = 0.08;
    private const int Block = 32;

    private readonly Resonator[] _throat = new Resonator[5];
    private Vowel _vowel = Vowel.Hud;
    private double _pitch, _phase, _tilted;

    public void Play(in Note note, Span<float> into, int rate)
    {
        Syllable syllable = note.Syllable ?? new(Consonant.Voiced, Vowel.Hod);
        int from = (int)(note.Start * rate), count = Math.Min((int)((note.Length + Release) * rate), into.Length - from);
        Speak(syllable.Onset, note, into, from, rate);
        var envelope = new Envelope(syllable.Onset == Consonant.Voiced ? 0.05 : 0.02, 1, 0.85, Release);
        double pitchBefore = _pitch == 0 ? note.Pitch : _pitch, step = 0, gain = 0, tilt = 0;
        Vowel vowelBefore = _vowel;
        for (int i = 0; i < count; i++)
        {
            if (i % Block == 0)
            {
                double time = (double)i / rate, glide = Math.Min(1, time / Glide);
                double swell = Math.Clamp((time - Onset) / 0.3, 0, 1) * VibratoCents / 100;
                double pitch = pitchBefore + (glide * (note.Pitch - pitchBefore)) + (swell * Sine.At(VibratoRate * time));
                step = 440 * Math.Pow(2, (pitch - 69) / 12) / rate;
                gain = note.Gain * envelope.At(time, note.Length);
                tilt = 1 - Math.Exp(-2 * Math.PI * (500 + (3500 * note.Brightness)) / rate);
                _vowel = vowelBefore.Towards(syllable.Vowel, Math.Min(1, time / (2 * Glide)));
                Shape(rate);
            }
            _tilted += tilt * (Pulse(step) - _tilted);
            double source = _tilted + (0.03 * ((2 * random.NextDouble()) - 1));
            // Neighbours in opposite phase, or they cancel between the resonances.
            double sung = _throat[0].Next(source) - (0.6 * _throat[1].Next(source)) + (0.35 * _throat[2].Next(source))
                - (0.2 * _throat[3].Next(source)) + (0.1 * _throat[4].Next(source));
            into[from + i] += (float)(1.5 * gain * sung);
        }
        _pitch = note.Pitch;
    }

    private void Shape(int rate)
    {
        _throat[0].Tune(singer * _vowel.First, 70, rate);
        _throat[1].Tune(singer * _vowel.Second, 100, rate);
        _throat[2].Tune(singer * _vowel.Third, 140, rate);
        _throat[3].Tune(singer * 3500, 250, rate);
        _throat[4].Tune(singer * 4500, 350, rate);
    }

    // A saw whose jump is rounded over two samples, so that little of it folds back.
    private double Pulse(double step)
    {
        _phase += step;
        if (_phase >= 1)
            _phase--;
        double saw = (2 * _phase) - 1;
        if (_phase < step)
        {
            double t = _phase / step;
            return saw - ((2 * t) - (t * t) - 1);
        }
        if (_phase > 1 - step)
        {
            double t = (_phase - 1) / step;
            return saw - ((t * t) + (2 * t) + 1);
        }
        return saw;
    }

    // The noise before the vowel, ending where it begins.
    private void Speak(Consonant onset, in Note note, Span<float> into, int from, int rate)
    {
        var (frequency, bandwidth, seconds, gain) = onset switch
        {
            Consonant.Hiss => (6500.0, 2500.0, 0.09, 0.5),
            Consonant.Breath => (2500.0, 4000.0, 0.06, 0.25),
            Consonant.Burst => (3000.0, 3000.0, 0.02, 0.6),
            _ => default,
        };
        int count = Math.Min((int)(seconds * rate), from);
        var mouth = Resonator.At(Math.Max(1, frequency), bandwidth, rate);
        for (int i = 0; i < count; i++)
        {
            double shape = Math.Sin(Math.PI * (i + 0.5) / count);
            into[from - count + i] += (float)(gain * note.Gain * shape * mouth.Next((2 * random.NextDouble()) - 1));
        }
    }
}
