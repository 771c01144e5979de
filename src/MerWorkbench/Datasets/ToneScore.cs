using MerWorkbench.Audio;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Datasets;

/// <summary>What one synthetic tone is played from: the labels and the musical cues that follow them.</summary>
/// <param name="Valence">The valence it is meant to have, -1..1.</param>
/// <param name="Arousal">The arousal it is meant to have, -1..1.</param>
/// <param name="Tempo">Beats a minute, 68..179; follows arousal.</param>
/// <param name="Level">Mean level in dB below full scale, -30..-14; follows arousal.</param>
/// <param name="Rolloff">Harmonic h has the amplitude h^-rolloff, 3..1; bright (low) with high arousal.</param>
/// <param name="MajorShare">The share of chords in major, 0..1; follows valence.</param>
/// <param name="Register">MIDI number of the key note, 49..71; follows valence, with a chance shift of up to 3 either way.</param>
internal sealed record ToneScore(double Valence, double Arousal, double Tempo, double Level, double Rolloff, double MajorShare, double Register)
{
    /// <summary>How far a cue strays from its label: deviation on the label's scale. Without it a straight line would predict perfectly.</summary>
    private const double CueNoise = 0.15;

    private static readonly int[] Progression = [0, 5, 7, 0];

    public static ToneScore Draw(StableRandom random, int quadrant)
    {
        double valence = Math.Round(quadrant is 0 or 3 ? random.NextDouble() : -random.NextDouble(), 4);
        double arousal = Math.Round(quadrant is 0 or 1 ? random.NextDouble() : -random.NextDouble(), 4);
        return new(valence, arousal,
            Tempo: 110 * Math.Pow(2, 0.7 * Cue(arousal)),
            Level: -22 + (8 * Cue(arousal)),
            Rolloff: 2 - Cue(arousal),
            MajorShare: (1 + Cue(valence)) / 2,
            Register: 60 + (8 * Cue(valence)) + (3 * ((2 * random.NextDouble()) - 1)));

        double Cue(double label) => Math.Clamp(label + (CueNoise * random.NextNormal()), -1, 1);
    }

    /// <summary>Plays it: a chord every four beats under a broken chord, one note a beat.</summary>
    public Waveform Play(StableRandom random, SampleRate rate, Seconds length)
    {
        var sound = new float[length.ToSamples(rate)];
        double beat = 60 / Tempo;
        int third = 4;
        for (int at = 0; at * beat < length.Value; at++)
        {
            int root = Progression[at / 4 % Progression.Length];
            if (at % 4 == 0)
            {
                third = random.NextDouble() < MajorShare ? 4 : 3;
                foreach (int interval in new[] { 0, third, 7 })
                    AddNote(sound, rate, Register + root + interval - 12, at * beat, 4 * beat, 0.35);
            }
            int[] chord = [0, third, 7, 12];
            AddNote(sound, rate, Register + root + chord[random.Next(chord.Length)], at * beat, beat, 1);
        }
        Normalize(sound);
        return new Waveform(rate, sound);
    }

    // A decaying sum of harmonics, each a rotating phasor.
    private void AddNote(float[] sound, SampleRate rate, double midi, double start, double duration, double amplitude)
    {
        const double attack = 0.01;
        double frequency = 440 * Math.Pow(2, (midi - 69) / 12);
        int from = new Seconds(start).ToSamples(rate), count = Math.Min(new Seconds(duration).ToSamples(rate), sound.Length - from);
        for (int harmonic = 1; harmonic <= 12 && harmonic * frequency < 0.45 * rate.Hertz; harmonic++)
        {
            var (sin, cos) = Math.SinCos(2 * Math.PI * harmonic * frequency / rate.Hertz);
            double re = amplitude * Math.Pow(harmonic, -Rolloff), im = 0;
            for (int i = 0; i < count; i++)
            {
                double time = (double)i / rate.Hertz;
                double envelope = Math.Min(1, time / attack) * Math.Max(0, 1 - (time / duration));
                sound[from + i] += (float)(im * envelope);
                (re, im) = ((re * cos) - (im * sin), (re * sin) + (im * cos));
            }
        }
    }

    private void Normalize(float[] sound)
    {
        double square = sound.Sum(sample => (double)sample * sample) / sound.Length;
        double gain = Math.Pow(10, Level / 20) / Math.Sqrt(square);
        gain = Math.Min(gain, 0.98 / sound.Max(Math.Abs));
        for (int i = 0; i < sound.Length; i++)
            sound[i] = (float)(sound[i] * gain);
    }
}
