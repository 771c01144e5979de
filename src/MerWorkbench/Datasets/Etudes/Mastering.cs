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

    // How far each sample between the middles of two blocks is on its way.
    private static readonly float[] s_way = [.. Enumerable.Range(0, Block).Select(i => (i + 0.5f) / Block)];

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
        float[] peaks = Peaks([.. mixture, .. stems.SelectMany(stem => stem)]);
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
            Limit(peaks, (float)whole, gain);
        }
        foreach (float[] samples in stems.SelectMany(stem => stem))
            TensorPrimitives.Multiply(samples, gain, samples);
    }

    /// <summary>Loudness by ITU-R BS.1770 without its gates, which change little in music without rests.</summary>
    public static Lufs Loudness(float[][] channels, SampleRate rate) => Loudness(channels.Sum(samples => Power(samples, rate)));

    private static Lufs Loudness(double power) => new(-0.691 + (10 * Math.Log10(Math.Max(power, 1e-10))));

    private static double Power(float[] samples, SampleRate rate) => KWeighting.At(rate).Energy(samples) / samples.Length;

    // How far any of the signals goes within each block: of the mixture, and of the stems, which may be louder where they cancel.
    private static float[] Peaks(float[][] signals)
    {
        int length = signals[0].Length;
        float[] loudest = new float[length], magnitude = new float[length];
        foreach (float[] samples in signals)
        {
            TensorPrimitives.Abs<float>(samples, magnitude);
            TensorPrimitives.Max<float>(loudest, magnitude, loudest);
        }
        return [.. loudest.Chunk(Block).Select(block => TensorPrimitives.Max<float>(block))];
    }

    // The gain at every sample: smooth, and never so high that a block's peak passes the ceiling.
    private static void Limit(float[] peaks, float whole, float[] gain)
    {
        int blocks = peaks.Length;
        float[] need = new float[blocks], low = new float[blocks], smooth = new float[blocks];
        for (int block = 0; block < blocks; block++)
            need[block] = Math.Min(whole, Ceiling / Math.Max(peaks[block], 1e-9f));
        // One block wider than the mean, for gains are drawn between the middles of neighbours.
        for (int block = 0; block < blocks; block++)
            low[block] = TensorPrimitives.Min<float>(need.AsSpan(Around(block, Window + 1, blocks)));
        for (int block = 0; block < blocks; block++)
        {
            ReadOnlySpan<float> around = low.AsSpan(Around(block, Window, blocks));
            smooth[block] = TensorPrimitives.Sum(around) / around.Length;
        }
        gain.AsSpan(0, Math.Min(Block / 2, gain.Length)).Fill(smooth[0]);
        for (int block = 0, middle = Block / 2; middle < gain.Length; block++, middle += Block)
        {
            Span<float> between = gain.AsSpan(middle, Math.Min(Block, gain.Length - middle));
            TensorPrimitives.Multiply(s_way.AsSpan(0, between.Length), smooth[Math.Min(block + 1, blocks - 1)] - smooth[block], between);
            TensorPrimitives.Add(between, smooth[block], between);
        }
    }

    private static Range Around(int block, int reach, int blocks) => Math.Max(0, block - reach)..Math.Min(blocks, block + reach + 1);
}
