using System.Numerics;
using MerWorkbench.Dsp;
using MerWorkbench.Units;

namespace MerWorkbench.Audio;

/// <summary>
/// What stays of a recording when it is coded anew, made louder or cut elsewhere: 32 bits a frame after J. Haitsma and T. Kalker (2002),
/// A highly robust audio fingerprinting system. Two recordings of one performance share most bits; two performances share half.
/// </summary>
/// <remarks>
/// As in the paper: 33 bands equal in width on a logarithmic axis, 300 to 2000 Hz; bit m of frame n is 1 where
/// (E[n,m] - E[n,m+1]) - (E[p,m] - E[p,m+1]) is above zero, E being the energy of a band and p an earlier frame. Unlike the paper: 6 kHz,
/// frames of 2048 samples (0.34 s) every 256 (43 ms; 12 ms there), p four frames back (0.17 s; one frame of 12 ms there), which keeps
/// slowly decaying tones from being decided by noise. Frames more than 60 dB below the loudest are silent and take no part.
/// An object never changes and can be used by many threads at once.
/// </remarks>
public sealed class AudioFingerprint
{
    private const int Bands = 33, Lag = 4, Frame = 2048, Hop = 256;
    private const double LowEdge = 300, HighEdge = 2000, SilentShare = 1e-6;

    private static readonly SampleRate Rate = new(6000);
    private static readonly int[] Edges = [.. Enumerable.Range(0, Bands + 1).Select(band =>
        (int)Math.Round(LowEdge * Math.Pow(HighEdge / LowEdge, band / (double)Bands) * Frame / Rate.Hertz))];

    private readonly uint[] _words;
    private readonly bool[] _heard;

    private AudioFingerprint(uint[] words, bool[] heard) => (_words, _heard) = (words, heard);

    /// <summary>The time from one frame to the next.</summary>
    public static Seconds Step { get; } = Seconds.FromSamples(Hop, Rate);

    /// <summary>How many frames there are; 0 where the sound is shorter than about half a second.</summary>
    public int Frames => _words.Length;

    /// <summary>The fingerprint of a recording.</summary>
    /// <param name="sound">The recording; channels are averaged and the rate is changed.</param>
    public static AudioFingerprint Of(Waveform sound)
    {
        ReadOnlySpan<float> samples = sound.ToMono().Resample(Rate).Channel(0);
        var framing = new Framing(Frame, Hop, Centered: false);
        int count = framing.Count(samples.Length);
        var fft = new RealFft(Frame);
        float[] window = Window.Make(WindowShape.Hann, Frame), frame = new float[Frame], power = new float[fft.Bins];
        var energies = new double[count][];
        var sums = new double[count];
        for (int n = 0; n < count; n++)
        {
            framing.Copy(samples, n, window, frame);
            fft.Power(frame, power);
            energies[n] = new double[Bands];
            for (int band = 0; band < Bands; band++)
            {
                for (int bin = Edges[band]; bin < Edges[band + 1]; bin++)
                    energies[n][band] += power[bin];
                sums[n] += energies[n][band];
            }
        }
        double floor = sums.DefaultIfEmpty(0).Max() * SilentShare;
        var words = new uint[Math.Max(0, count - Lag)];
        var heard = new bool[words.Length];
        for (int n = 0; n < words.Length; n++)
        {
            heard[n] = sums[n] > floor && sums[n + Lag] > floor;
            double[] then = energies[n], now = energies[n + Lag];
            for (int m = 0; m < Bands - 1; m++)
            {
                if (now[m] - now[m + 1] > then[m] - then[m + 1])
                    words[n] |= 1u << m;
            }
        }
        return new(words, heard);
    }

    /// <summary>The bits of a frame; null where it is silent.</summary>
    /// <param name="frame">Its number from 0.</param>
    public uint? this[int frame] => _heard[frame] ? _words[frame] : null;

    /// <summary>Compares two recordings, one shifted against the other.</summary>
    /// <param name="other">The other recording.</param>
    /// <param name="shift">The frame of this one at which frame 0 of the other lies; negative where the other begins earlier.</param>
    /// <returns>The share of bits that differ, 0..1, about 0.5 for different performances; and how many frames that both are heard in were compared. 1 where there are none.</returns>
    public (double ErrorRate, int Compared) Compare(AudioFingerprint other, int shift)
    {
        int errors = 0, compared = 0;
        int end = Math.Min(Frames, other.Frames + shift);
        for (int n = Math.Max(0, shift); n < end; n++)
        {
            if (!_heard[n] || !other._heard[n - shift])
                continue;
            compared++;
            errors += BitOperations.PopCount(_words[n] ^ other._words[n - shift]);
        }
        return (compared == 0 ? 1 : errors / (compared * (double)(Bands - 1)), compared);
    }
}
