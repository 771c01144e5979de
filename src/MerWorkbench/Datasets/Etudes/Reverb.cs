using System.Numerics;
using System.Runtime.Intrinsics;

namespace MerWorkbench.Datasets.Etudes;

/// <summary>
/// A room: eight delays of different lengths, mixed into each other without loss and dulled each time (Jot and Chaigne 1991, 90th
/// AES Convention). Linear, so the reverb of a sum is the sum of the reverbs. One a stem.
/// </summary>
/// <param name="rate">Samples a second.</param>
/// <param name="seconds">How long until it has sunk by 60 dB.</param>
internal sealed class Reverb(int rate, double seconds)
{
    private const int Lines = 8;

    // Milliseconds; at 44.1 kHz no two lengths share a period.
    private static readonly double[] s_delays = [29.7, 37.1, 41.1, 43.7, 47.3, 53.1, 59.3, 61.7];

    /// <summary>Adds the room's answer to both channels.</summary>
    public void Add(ReadOnlySpan<float> dry, Span<float> left, Span<float> right)
    {
        // What went into the lines at each moment, all eight side by side, as long ago as the longest delay.
        int slots = (int)BitOperations.RoundUpToPowerOf2((uint)DelayOf(Lines - 1) + 1), past = (slots * Lines) - 1;
        var ins = new float[slots * Lines];
        // From where a moment's values go in to where each line's comes out.
        Span<int> back = stackalloc int[Lines];
        Span<float> losses = stackalloc float[Lines];
        for (int line = 0; line < Lines; line++)
        {
            back[line] = line - (DelayOf(line) * Lines);
            losses[line] = (float)Math.Pow(10, -3 * s_delays[line] / 1000 / seconds);
        }
        var (b0, b1, b2, b3, b4, b5, b6, b7) = (back[0], back[1], back[2], back[3], back[4], back[5], back[6], back[7]);
        Vector256<float> dull = default, loss = Vector256.Create<float>(losses);
        for (int i = 0; i < dry.Length; i++)
        {
            int at = i * Lines;
            float o0 = ins[(at + b0) & past], o1 = ins[(at + b1) & past], o2 = ins[(at + b2) & past], o3 = ins[(at + b3) & past];
            float o4 = ins[(at + b4) & past], o5 = ins[(at + b5) & past], o6 = ins[(at + b6) & past], o7 = ins[(at + b7) & past];
            left[i] += 0.35f * (o0 + o2 + o4 + o6);
            right[i] += 0.35f * (o1 + o3 + o5 + o7);
            // Householder's mixing: what comes out less a quarter of the sum.
            float sum = o0 + o1 + o2 + o3 + o4 + o5 + o6 + o7;
            Vector256<float> mixed = loss * (Vector256.Create(o0, o1, o2, o3, o4, o5, o6, o7) - Vector256.Create(0.25f * sum));
            dull += 0.7f * (mixed - dull);
            (dull + Vector256.Create(0.3f * dry[i])).CopyTo(ins, at & past);
        }
    }

    private int DelayOf(int line) => (int)(s_delays[line] * rate / 1000);
}
