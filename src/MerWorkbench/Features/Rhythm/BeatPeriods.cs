using System.Numerics.Tensors;
using MerWorkbench.Dsp;

namespace MerWorkbench.Features.Rhythm;

/// <summary>
/// The course of the beat period: for each 6 s of an onset contour, every 1.5 s, the autocorrelation, summed by combs of four multiples and
/// weighted by a preference for 120 BPM; through these the most probable path of periods (Viterbi), which moves by a Gaussian of 8 values.
/// </summary>
/// <remarks>
/// After M. E. P. Davies and M. D. Plumbley, Context-dependent beat tracking of musical audio, IEEE TASLP 15(3), 2007, and A. M. Stark et al.,
/// DAFx 2009, with the numbers of Essentia's TempoTapDegara. Two of its habits are kept because they move the beats: a period of p values is
/// looked for at lags of 4 m p - 1 instead of m p, and only periods of 28 to 108 values (185 to 48 BPM) can follow one another.
/// Its random floor, which breaks ties, is a constant here: results do not depend on chance.
/// </remarks>
internal static class BeatPeriods
{
    private const int Combs = TempoCurve.Combs, Periods = TempoCurve.Periods;
    private const int ShortestLinked = 28, LongestLinked = 108, FirstComb = 4, LastComb = 127;
    private const double Spread = 8;
    private const float Floor = 0.5e-4f;

    /// <summary>One period for every 128 values of the contour, in values; empty where nothing in the contour stands out.</summary>
    /// <param name="contour">An onset contour of 44100 / 512 values a second, 1 at most.</param>
    /// <param name="shortest">The shortest period that is looked for, exclusive.</param>
    /// <param name="longest">The longest.</param>
    public static int[] Of(ReadOnlySpan<float> contour, int shortest, int longest)
    {
        if (contour.IsEmpty)
            return [];
        float[] peaks = contour.ToArray();
        AdaptiveThreshold.Apply(peaks);
        int windows = 1 + Math.Max(0, (contour.Length - TempoCurve.Window + Periods - 1) / Periods);
        var weights = TempoCurve.Rayleigh(Periods);
        TensorPrimitives.Divide(weights, TensorPrimitives.Sum<float>(weights), weights);
        var likelihood = new float[windows * Periods];
        var correlation = new Autocorrelation(TempoCurve.Window);
        float[] frame = new float[TempoCurve.Window], lags = new float[TempoCurve.Window];
        for (int window = 0; window < windows; window++)
        {
            int from = window * Periods, count = Math.Min(frame.Length, peaks.Length - from);
            peaks.AsSpan(from, count).CopyTo(frame);
            frame.AsSpan(count).Clear();
            correlation.Compute(frame, lags);
            var row = likelihood.AsSpan(from, Periods);
            Comb(lags, weights, row);
            AdaptiveThreshold.Apply(row);
            row[..Math.Clamp(shortest, 0, Periods)].Clear();
            row[Math.Clamp(longest, 0, Periods)..].Clear();
            if (TensorPrimitives.Sum<float>(row) is > 0 and float total)
                TensorPrimitives.Divide(row, total, row);
        }
        float largest = TensorPrimitives.Max<float>(likelihood);
        if (largest == 0)
            return [];
        TensorPrimitives.Add(likelihood, Floor * largest, likelihood);
        return Path(likelihood, weights, windows);
    }

    /// <summary>The strength of each period: entry p - 1 is that of p values.</summary>
    private static void Comb(ReadOnlySpan<float> lags, ReadOnlySpan<float> weights, Span<float> into)
    {
        into.Clear();
        for (int period = FirstComb; period <= LastComb; period++)
        {
            double sum = 0;
            for (int comb = 1; comb <= Combs; comb++)
            {
                // Long lags are blurred: the comb's tooth is as wide as its multiple.
                int middle = period * comb - 1, reach = comb - 1;
                double tooth = 0;
                for (int lag = middle - reach; lag <= middle + reach; lag++)
                    tooth += lags[lag] / (lags.Length - lag);
                sum += tooth / (2 * reach + 1);
            }
            into[period - 1] = (float)(weights[period - 1] * sum);
        }
    }

    private static int[] Path(ReadOnlySpan<float> likelihood, ReadOnlySpan<float> prior, int windows)
    {
        var steps = new double[4 * (int)Spread + 1];
        for (int step = 0; step < steps.Length; step++)
            steps[step] = Math.Exp(-0.5 * step * step / (Spread * Spread)) / (Spread * Math.Sqrt(2 * Math.PI));
        var best = new byte[windows * Periods];
        double[] score = new double[Periods], next = new double[Periods];
        for (int i = 0; i < Periods; i++)
            score[i] = prior[i] * likelihood[i];
        Normalize(score);
        for (int window = 1; window < windows; window++)
        {
            Array.Clear(next);
            for (int to = ShortestLinked - 1; to < LongestLinked; to++)
            {
                double largest = 0;
                int first = Math.Max(ShortestLinked - 1, to - steps.Length + 1), end = Math.Min(LongestLinked, to + steps.Length);
                int from = 0;
                for (int i = first; i < end; i++)
                {
                    double candidate = score[i] * steps[Math.Abs(i - to)];
                    if (candidate > largest)
                        (largest, from) = (candidate, i);
                }
                next[to] = largest * likelihood[window * Periods + to];
                best[window * Periods + to] = (byte)from;
            }
            Normalize(next);
            (score, next) = (next, score);
        }
        var path = new int[windows];
        int state = TensorPrimitives.IndexOfMax<double>(score);
        for (int window = windows - 1; window >= 0; window--)
        {
            path[window] = state + 1;
            state = best[window * Periods + state];
        }
        return path;
    }

    private static void Normalize(Span<double> score)
    {
        double sum = TensorPrimitives.Sum<double>(score);
        if (sum > 0)
            TensorPrimitives.Divide(score, sum, score);
    }
}
