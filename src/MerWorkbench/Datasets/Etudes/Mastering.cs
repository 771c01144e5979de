using System.Numerics.Tensors;
using MerWorkbench.Dsp;
using MerWorkbench.Units;

namespace MerWorkbench.Datasets.Etudes;

/// <summary>
/// Brings a song to its loudness as released music is: a gain, and a limiter that looks ahead. Both are found on the mixture and
/// done to every stem alike, so that the stems still add up to it.
/// </summary>
internal static class Mastering
{
    private const int Block = 64, Window = 20, Rounds = 3;

    // -1 dBFS: what lies between the samples, and what an mp3 encoder adds, stays below full scale.
    private const float Ceiling = 0.89f;

    /// <summary>Masters stems in place.</summary>
    /// <param name="stems">The stems, <c>[stems][2][samples]</c>.</param>
    /// <param name="target">The loudness of their sum.</param>
    /// <param name="rate">Samples a second.</param>
    public static void Apply(float[][][] stems, Lufs target, SampleRate rate)
    {
        int length = stems[0][0].Length;
        float[][] mixture = [new float[length], new float[length]];
        for (int channel = 0; channel < mixture.Length; channel++)
        {
            foreach (float[][] stem in stems)
                TensorPrimitives.Add(mixture[channel], stem[channel], mixture[channel]);
        }
        float[] gain = new float[length], mastered = new float[length];
        double whole = 1;
        Array.Fill(gain, 1f);
        for (int round = 0; round < Rounds; round++)
        {
            double power = 0;
            foreach (float[] samples in mixture)
            {
                TensorPrimitives.Multiply(samples, gain, mastered);
                power += Power(mastered, rate);
            }
            whole *= (target - Loudness(power)).ToAmplitude();
            Limit([.. mixture, .. stems.SelectMany(stem => stem)], (float)whole, gain);
        }
        foreach (float[] samples in stems.SelectMany(stem => stem))
            TensorPrimitives.Multiply(samples, gain, samples);
    }

    /// <summary>Loudness by ITU-R BS.1770 without its gates, which change little in music without rests.</summary>
    public static Lufs Loudness(float[][] channels, SampleRate rate) => Loudness(channels.Sum(samples => Power(samples, rate)));

    private static Lufs Loudness(double power) => new(-0.691 + (10 * Math.Log10(Math.Max(power, 1e-10))));

    private static double Power(float[] samples, SampleRate rate) => KWeighting.At(rate).Energy(samples) / samples.Length;

    // The gain at every sample: smooth, and never so high that a sample of the mixture passes the ceiling, or one of a stem,
    // which may be louder than the mixture where stems cancel.
    private static void Limit(float[][] signals, float whole, float[] gain)
    {
        int blocks = (gain.Length + Block - 1) / Block;
        float[] need = new float[blocks], low = new float[blocks], smooth = new float[blocks];
        for (int block = 0; block < blocks; block++)
        {
            Range range = (block * Block)..Math.Min((block + 1) * Block, gain.Length);
            // What MaxMagnitude answers keeps its sign.
            float peak = signals.Max(samples => Math.Abs(TensorPrimitives.MaxMagnitude<float>(samples.AsSpan(range))));
            need[block] = Math.Min(whole, Ceiling / Math.Max(peak, 1e-9f));
        }
        // One block wider than the mean, for gains are drawn between the middles of neighbours.
        for (int block = 0; block < blocks; block++)
            low[block] = TensorPrimitives.Min<float>(need.AsSpan(Around(block, Window + 1, blocks)));
        for (int block = 0; block < blocks; block++)
        {
            ReadOnlySpan<float> around = low.AsSpan(Around(block, Window, blocks));
            smooth[block] = TensorPrimitives.Sum(around) / around.Length;
        }
        for (int i = 0; i < gain.Length; i++)
        {
            float place = Math.Clamp(((i + 0.5f) / Block) - 0.5f, 0, blocks - 1);
            int before = Math.Min((int)place, blocks - 1), after = Math.Min(before + 1, blocks - 1);
            gain[i] = smooth[before] + ((place - before) * (smooth[after] - smooth[before]));
        }
    }

    private static Range Around(int block, int reach, int blocks) => Math.Max(0, block - reach)..Math.Min(blocks, block + reach + 1);
}
