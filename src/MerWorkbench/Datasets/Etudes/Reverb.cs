namespace MerWorkbench.Datasets.Etudes;

/// <summary>
/// A room: eight delays of different lengths, mixed into each other without loss and dulled each time (Jot and Chaigne 1991, 90th
/// AES Convention). Linear, so the reverb of a sum is the sum of the reverbs. One a stem.
/// </summary>
/// <param name="rate">Samples a second.</param>
/// <param name="seconds">How long until it has sunk by 60 dB.</param>
internal sealed class Reverb(int rate, double seconds)
{
    // Milliseconds; at 44.1 kHz no two lengths share a period.
    private static readonly double[] s_delays = [29.7, 37.1, 41.1, 43.7, 47.3, 53.1, 59.3, 61.7];

    /// <summary>Adds the room's answer to both channels.</summary>
    public void Add(ReadOnlySpan<float> dry, Span<float> left, Span<float> right)
    {
        int lines = s_delays.Length;
        var delays = new float[lines][];
        Span<int> at = stackalloc int[lines];
        Span<float> loss = stackalloc float[lines], dull = stackalloc float[lines], outs = stackalloc float[lines];
        for (int line = 0; line < lines; line++)
        {
            delays[line] = new float[(int)(s_delays[line] * rate / 1000)];
            loss[line] = (float)Math.Pow(10, -3 * s_delays[line] / 1000 / seconds);
        }
        for (int i = 0; i < dry.Length; i++)
        {
            float sum = 0;
            for (int line = 0; line < lines; line++)
            {
                outs[line] = delays[line][at[line]];
                sum += outs[line];
            }
            left[i] += 0.35f * (outs[0] + outs[2] + outs[4] + outs[6]);
            right[i] += 0.35f * (outs[1] + outs[3] + outs[5] + outs[7]);
            // Householder's mixing: what comes out less a quarter of the sum.
            for (int line = 0; line < lines; line++)
            {
                float back = loss[line] * (outs[line] - (0.25f * sum));
                dull[line] += 0.7f * (back - dull[line]);
                delays[line][at[line]] = dull[line] + (0.3f * dry[i]);
                if (++at[line] == delays[line].Length)
                    at[line] = 0;
            }
        }
    }
}
