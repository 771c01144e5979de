using MerWorkbench.Foundation;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Separation;

/// <summary>
/// Changes a snippet of a source by chance, so that few songs sound like many: another speed, and with it pitch and formants; for a voice also a
/// wandering pitch, a vibrato and breath; another colour; a room. Its energy stays.
/// </summary>
/// <param name="random">The chance.</param>
/// <param name="rate">Samples a second.</param>
internal sealed class SnippetVariety(StableRandom random, double rate)
{
    // Semitones, of a voice and of its accompaniment.
    private const double VoiceSpeed = 5, MusicSpeed = 4, Wander = 0.25, Vibrato = 0.7;

    // Standard deviation of the gain at each corner, in decibels.
    private const double VoiceColour = 6, MusicColour = 4;

    private const double WanderRate = 3, Breath = 0.4, RoomShare = 0.5;

    private static readonly double[] s_corners = [0, 125, 250, 500, 1_000, 1_600, 2_400, 3_200, 4_096, 8_000, 22_050];

    /// <summary>A snippet of a source, changed.</summary>
    /// <param name="voice">Whether the source is a voice.</param>
    /// <param name="length">Samples wanted.</param>
    /// <param name="read">Reads that many samples of each channel, from where the snippet begins.</param>
    /// <returns><c>[channels, length]</c>.</returns>
    public Tensor Change(bool voice, int length, Func<int, float[][]> read)
    {
        double[] places = Places(voice, length);
        float[][] samples = read((int)places[^1] + 4);
        Tensor moved = stack([.. samples.Select(row => tensor(Array.ConvertAll(places, place => At(row, place)), [length]))], 0);
        if (voice)
            moved = moved + (moved.abs() * ((2 * rand([1, length])) - 1) * (Breath * random.NextDouble()));
        Tensor spectrum = fft.rfft(moved) * Colour(voice ? VoiceColour : MusicColour, length);
        if (random.NextDouble() < RoomShare)
            spectrum = spectrum * fft.rfft(Room(length));
        Tensor changed = fft.irfft(spectrum, length);
        return changed * (Level(moved) / (Level(changed) + 1e-9));
    }

    /// <summary>The root mean square of a sound.</summary>
    public static Tensor Level(Tensor sound) => sound.square().mean().sqrt();

    // Where each sample is read, never going back.
    private double[] Places(bool voice, int length)
    {
        double speed = Math.Pow(2, Between(-1, 1) * (voice ? VoiceSpeed : MusicSpeed) / 12), at = 1;
        double[] knots = [.. Enumerable.Range(0, (int)(length / rate * WanderRate) + 3).Select(_ => Wander * random.NextNormal())];
        double depth = Vibrato * Math.Pow(random.NextDouble(), 2), turns = Between(4, 7), phase = random.NextDouble();
        var places = new double[length];
        for (int i = 0; i < length; i++)
        {
            double step = speed;
            if (voice)
            {
                double time = i / rate, knot = time * WanderRate;
                int left = (int)knot;
                double semitones = knots[left] + ((knot - left) * (knots[left + 1] - knots[left])) + (depth * Math.Sin(2 * Math.PI * ((turns * time) + phase)));
                step *= Math.Pow(2, semitones / 12);
            }
            places[i] = at;
            at += step;
        }
        return places;
    }

    // The cubic through four neighbours.
    private static float At(float[] x, double place)
    {
        int i = (int)place;
        float t = (float)(place - i), a = x[i - 1], b = x[i], c = x[i + 1], d = x[i + 2];
        return b + (0.5f * t * (c - a + (t * ((2 * a) - (5 * b) + (4 * c) - d + (t * ((3 * (b - c)) + d - a))))));
    }

    // Gains drawn at the corners, straight in decibels between them.
    private Tensor Colour(double deviation, int length)
    {
        double[] decibels = [.. s_corners.Select(_ => deviation * random.NextNormal())];
        var gains = new float[(length / 2) + 1];
        for (int bin = 0, corner = 0; bin < gains.Length; bin++)
        {
            double frequency = bin * rate / length;
            while (corner < s_corners.Length - 2 && frequency > s_corners[corner + 1])
                corner++;
            double share = (frequency - s_corners[corner]) / (s_corners[corner + 1] - s_corners[corner]);
            gains[bin] = (float)Math.Pow(10, (decibels[corner] + (share * (decibels[corner + 1] - decibels[corner]))) / 20);
        }
        return tensor(gains, [gains.Length]);
    }

    // The sound itself, and noise that dies away by 60 dB within 0.1 to 0.8 s.
    private Tensor Room(int length)
    {
        int tail = Math.Min(length - 1, (int)(Between(0.1, 0.8) * rate));
        Tensor noise = randn([tail]) * exp(arange(tail) * (-6.9 / tail));
        double strength = Between(0.1, 0.7);
        return cat([ones([1]), noise * (strength / noise.square().sum().sqrt()), zeros([length - 1 - tail])], 0);
    }

    private double Between(double from, double to) => from + ((to - from) * random.NextDouble());
}
