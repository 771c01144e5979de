using MerWorkbench.Units;

namespace MerWorkbench.Features.Rhythm;

/// <summary>
/// Among several lists of beats for the same sound, the one that the others agree with most. Two lists agree as far as the distances of the
/// beats of one to the nearest of the other, in parts of its period, are alike: 5 bits less the entropy of their histogram.
/// </summary>
/// <param name="Best">The number of the list, from 0.</param>
/// <param name="Confidence">How much the lists agree, in bits, on average over all pairs: 0 to 5. Above 1.5 the beats are good, above 3.5 excellent.</param>
/// <remarks>
/// The published measure takes log2(40) = 5.32 bits; Essentia loses the fraction, and this follows it.
/// J. R. Zapata et al., Assigning a confidence threshold on automatic beat annotation in large datasets, ISMIR 2012; beats before 5 s do not count.
/// </remarks>
public readonly record struct BeatAgreement(int Best, double Confidence) : IDescriptor
{
    private const int Bins = 40;
    private const double Warmup = 5, Ceiling = 5;
    private static readonly float[] Borders = MakeBorders();

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("beat confidence", FeatureGroup.Rhythm, "bit", "0 to 5",
        "The mean over pairs of beat trackers of 5 bits less the entropy of the histogram of their beats' distances, in parts of a period.",
        "J. R. Zapata et al., ISMIR 2012; Essentia 2.1's TempoTapMaxAgreement");

    /// <summary>Compares lists of beats, each ascending.</summary>
    /// <returns>The first list, with confidence 0, where none agree or there is only one.</returns>
    public static BeatAgreement Of(IReadOnlyList<IReadOnlyList<Seconds>> candidates)
    {
        float[][] late = [.. candidates.Select(beats => beats.Select(beat => (float)beat.Value).Where(beat => beat >= Warmup).ToArray())];
        var with = new double[candidates.Count];
        double total = 0;
        for (int i = 0; i < late.Length; i++)
        {
            for (int j = i + 1; j < late.Length; j++)
            {
                double gain = Gain(late[i], late[j]);
                with[i] += gain;
                with[j] += gain;
                total += gain;
            }
        }
        int pairs = late.Length * (late.Length - 1) / 2;
        return new BeatAgreement(with.Length == 0 ? 0 : Array.IndexOf(with, with.Max()), pairs == 0 ? 0 : total / pairs);
    }

    private static double Gain(float[] a, float[] b) =>
        a.Length < 2 || b.Length < 2 ? 0 : Ceiling - Math.Max(Entropy(a, b), Entropy(b, a));

    private static double Entropy(float[] beats, float[] nearest)
    {
        var histogram = new int[Borders.Length + 1];
        int at = 0;
        foreach (float beat in beats)
        {
            // The first that is nearer than the one after it.
            while (at + 1 < nearest.Length && Math.Abs(nearest[at + 1] - beat) < Math.Abs(nearest[at] - beat))
                at++;
            float error = beat - nearest[at];
            bool before = at == nearest.Length - 1 || (at > 0 && error < 0);
            float period = before ? nearest[at] - nearest[at - 1] : nearest[at + 1] - nearest[at];
            float part = (float)(((float)(error / (double)period) + 0.5) % 1 - 0.5);
            int bin = 0;
            while (bin < Borders.Length && part >= Borders[bin])
                bin++;
            histogram[bin]++;
        }
        // Half a period early is half a period late.
        histogram[0] += histogram[^1];
        double entropy = 0;
        foreach (int count in histogram.AsSpan(0, histogram.Length - 1))
        {
            if (count > 0)
                entropy -= (double)count / beats.Length * Math.Log2((double)count / beats.Length);
        }
        return entropy;
    }

    /// <summary>
    /// Between centres at -1/2, then every 1/39 from 1.5/39 above it, and 1/2; 38 bins where the ends are one. In float: beats lie on a grid, so
    /// that their distances often fall on a border, and the side they fall on is part of the measure.
    /// </summary>
    private static float[] MakeBorders()
    {
        const float Step = (float)(1.0 / (Bins - 1));
        var centers = new List<float> { -0.5f };
        for (float center = (float)(-0.5 + 1.5 * Step); center <= 0.5 - 1.5 * Step; center += Step)
            centers.Add(center);
        centers.Add(0.5f);
        return [.. centers.Zip(centers.Skip(1), (left, right) => (left + right) / 2)];
    }
}
