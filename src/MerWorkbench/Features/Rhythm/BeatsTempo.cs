using MerWorkbench.Units;

namespace MerWorkbench.Features.Rhythm;

/// <summary>The tempo of a sound whose beats are known: the mean of those beat-to-beat tempi that lie near the most frequent one.</summary>
/// <remarks>
/// Beats lie on a grid of 11.6 ms, so that beat-to-beat tempi near 120 BPM come in steps of 3 BPM; as those further than 5 BPM from the most
/// frequent are left out, the mean can be off by about 1.5 %: on the reference signal of 120 BPM it is 118.57.
/// </remarks>
public sealed class BeatsTempo : IDescriptor
{
    private const double Near = 5;

    private BeatsTempo()
    {
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("bpm", FeatureGroup.Rhythm, "BPM", "0 where there are fewer than two beats; else the tracker's range",
        "The mean of the beat-to-beat tempi closer than 5 BPM to the mode of a histogram with bins of 2 BPM.",
        "Essentia 2.1's RhythmExtractor2013");

    /// <summary>The tempo.</summary>
    /// <param name="beats">The beats, ascending.</param>
    /// <returns>0 where there are fewer than two beats.</returns>
    public static BeatsPerMinute Of(IReadOnlyList<Seconds> beats)
    {
        if (beats.Count < 2)
            return new BeatsPerMinute(0);
        double[] tempi = [.. Enumerable.Range(1, beats.Count - 1).Select(i => BeatsPerMinute.OfPeriod(beats[i] - beats[i - 1]).Value)];
        double mode = 2 * tempi.CountBy(tempo => (int)(tempo / 2 + 0.5)).OrderByDescending(bin => bin.Value).ThenBy(bin => bin.Key).First().Key;
        var near = tempi.Where(tempo => Math.Abs(tempo - mode) < Near).ToList();
        return new BeatsPerMinute(near.Count == 0 ? mode : near.Average());
    }
}
