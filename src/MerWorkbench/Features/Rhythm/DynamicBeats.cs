using System.Numerics.Tensors;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Rhythm;

/// <summary>
/// The beats in an onset envelope whose tempo is known, by dynamic programming: the chain of moments that gathers most onset strength while its
/// steps stay near the period.
/// </summary>
/// <remarks>
/// Ellis (2007) as in librosa 0.10, whose last beat is dropped along with the weak ones at both ends. Holds nothing; many threads can use it.
/// </remarks>
public sealed class DynamicBeats : IDescriptor
{
    private readonly double _tightness;
    private readonly bool _trim;

    /// <summary>Sets how the beats are tracked.</summary>
    /// <param name="tightness">How much a step off the period costs; 100 by default.</param>
    /// <param name="trim">Whether weak beats at both ends are dropped.</param>
    /// <exception cref="ArgumentOutOfRangeException">The tightness is not above zero.</exception>
    public DynamicBeats(double tightness = 100, bool trim = true) => (_tightness, _trim) = (Check.Positive(tightness), trim);

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("dynamic beats", FeatureGroup.Rhythm, "s", "0 to the sound's end, ascending",
        "The chain of beats b that maximises the sum of local onset strength at b[i] - 100 ln((b[i] - b[i - 1]) / period)^2.",
        "D. P. W. Ellis, Beat tracking by dynamic programming, JNMR 36(1), 2007; librosa 0.10's beat_track");

    /// <summary>When the beats are, ascending.</summary>
    /// <param name="envelope">The onset envelope.</param>
    /// <param name="rate">How many values it has a second.</param>
    /// <param name="tempo">The tempo.</param>
    /// <returns>None where the envelope is 0 throughout or there is no tempo.</returns>
    public Seconds[] Track(ReadOnlySpan<float> envelope, Hertz rate, BeatsPerMinute tempo)
    {
        Check.Positive(rate.Value);
        if (envelope.IsEmpty || TensorPrimitives.Max(envelope) <= 0 || !(tempo.Value > 0))
            return [];
        int period = Math.Max(1, (int)Math.Round(60 * rate.Value / tempo.Value));
        double[] local = LocalScore(envelope, period);
        var beats = Chain(local, period);
        var kept = Trim(local, beats);
        return [.. beats[kept].Select(beat => new Seconds(beat / rate.Value))];
    }

    /// <summary>The envelope in units of its deviation, smoothed by a Gaussian of a 32nd of the period.</summary>
    private static double[] LocalScore(ReadOnlySpan<float> envelope, int period)
    {
        double mean = 0, squares = 0;
        foreach (float value in envelope)
            mean += value / (double)envelope.Length;
        foreach (float value in envelope)
            squares += (value - mean) * (value - mean);
        double deviation = Math.Sqrt(squares / Math.Max(1, envelope.Length - 1));
        double scale = deviation > 0 ? 1 / deviation : 1;
        var curve = new double[period + 1];
        for (int i = 0; i <= period; i++)
            curve[i] = scale * Math.Exp(-0.5 * Math.Pow(i * 32.0 / period, 2));
        var score = new double[envelope.Length];
        for (int i = 0; i < score.Length; i++)
        {
            for (int other = Math.Max(0, i - period); other < Math.Min(score.Length, i + period + 1); other++)
                score[i] += envelope[other] * curve[Math.Abs(other - i)];
        }
        return score;
    }

    private int[] Chain(double[] local, int period)
    {
        // From two periods back to half a period back, the furthest first.
        int shortest = (int)Math.Round(period / 2.0), count = 2 * period - shortest + 1;
        var costs = new double[count];
        for (int i = 0; i < count; i++)
            costs[i] = -_tightness * Math.Pow(Math.Log((double)Math.Max(1, 2 * period - i) / period), 2);
        double threshold = 0.01 * local.Max();
        var score = new double[local.Length];
        var link = new int[local.Length];
        bool started = false;
        for (int i = 0; i < local.Length; i++)
        {
            var (best, from) = (double.NegativeInfinity, 0);
            for (int candidate = 0; candidate < count; candidate++)
            {
                int at = i - 2 * period + candidate;
                double sum = costs[candidate] + (at >= 0 && at < i ? score[at] : 0);
                if (sum > best)
                    (best, from) = (sum, at);
            }
            score[i] = local[i] + best;
            started |= local[i] >= threshold;
            link[i] = started ? from : -1;
        }
        var beats = new List<int>();
        for (int beat = LastBeat(score); beat >= 0; beat = link[beat])
            beats.Add(beat);
        beats.Reverse();
        return [.. beats];
    }

    /// <summary>The last peak of more than half the median peak.</summary>
    private static int LastBeat(double[] score)
    {
        int[] peaks = [.. Enumerable.Range(0, score.Length).Where(i => score[i] > score[Math.Max(0, i - 1)] && score[i] >= score[Math.Min(score.Length - 1, i + 1)])];
        if (peaks.Length == 0)
            return -1;
        double[] sorted = [.. peaks.Select(peak => score[peak]).Order()];
        double median = (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        return peaks.LastOrDefault(peak => 2 * score[peak] > median, -1);
    }

    private Range Trim(double[] local, int[] beats)
    {
        var smooth = new double[beats.Length];
        for (int i = 0; i < beats.Length; i++)
        {
            smooth[i] = local[beats[i]] + 0.5 * ((i > 0 ? local[beats[i - 1]] : 0) + (i + 1 < beats.Length ? local[beats[i + 1]] : 0));
        }
        double threshold = _trim ? 0.5 * Math.Sqrt(smooth.Sum(value => value * value) / Math.Max(1, smooth.Length)) : 0;
        int first = Array.FindIndex(smooth, value => value > threshold), last = Array.FindLastIndex(smooth, value => value > threshold);
        return first < 0 ? 0..0 : first..last;
    }
}
