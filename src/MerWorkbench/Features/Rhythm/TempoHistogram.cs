using MerWorkbench.Units;

namespace MerWorkbench.Features.Rhythm;

/// <summary>How often each tempo occurs from beat to beat, and its two highest peaks. Immutable.</summary>
public sealed class TempoHistogram : IDescriptor
{
    private const int Bins = 250, Near = 1, Wide = 4;

    private readonly double[] _shares = new double[Bins];

    /// <summary>Counts the tempi between beats.</summary>
    /// <param name="beats">The beats, ascending; with fewer than two all is 0.</param>
    public TempoHistogram(IReadOnlyList<Seconds> beats)
    {
        double[] tempi = [.. Enumerable.Range(1, Math.Max(0, beats.Count - 1))
            .Select(i => BeatsPerMinute.OfPeriod(beats[i] - beats[i - 1]).Value).Where(tempo => tempo <= Bins)];
        foreach (double tempo in tempi)
            _shares[Math.Min(Bins - 1, (int)Math.Floor(tempo + 0.5))] += 1.0 / tempi.Length;
        double[] left = [.. _shares];
        First = TakePeak(left);
        Second = TakePeak(left);
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("bpm histogram", FeatureGroup.Rhythm, "BPM",
        "tempo 0 to 249, weight and spread 0 to 1",
        "The histogram of beat-to-beat tempi in bins of 1 BPM. A peak is its largest bin; its weight the share within 1 BPM; its spread 1 - weight / (share within 4 BPM). "
        + "The second peak is taken after clearing 4 BPM around the first.",
        "Essentia 2.1's BpmHistogramDescriptors");

    /// <summary>The share of beat-to-beat tempi that round to i BPM, <c>[250]</c>; faster ones than 250 BPM are left out.</summary>
    public IReadOnlyList<double> Shares => _shares;

    /// <summary>The highest peak.</summary>
    public TempoPeak First { get; }

    /// <summary>The second highest; all 0 where everything lies in the first.</summary>
    public TempoPeak Second { get; }

    private static TempoPeak TakePeak(double[] shares)
    {
        int at = Array.IndexOf(shares, shares.Max());
        double weight = Around(shares, at, Near).ToArray().Sum(), all = Around(shares, at, Wide).ToArray().Sum();
        Around(shares, at, Wide).Clear();
        return new TempoPeak(new BeatsPerMinute(at), weight, all > 0 ? 1 - weight / all : 0);
    }

    private static Span<double> Around(double[] shares, int at, int reach) =>
        shares.AsSpan(Math.Max(0, at - reach)..Math.Min(shares.Length, at + reach + 1));
}
