using System.Collections.Immutable;
using MerWorkbench.Foundation;

namespace MerWorkbench.Datasets.Etudes;

/// <summary>
/// Ten simulated listeners who rate every song, as workers rated DEAM's. Each has a bias and a gain of their own, is
/// late by 1 to 4 s (Schubert 2004, Music Perception 21(4), found 1 to 3 s and more), and errs by chance; so their mean has
/// a ceiling that no model passes, and it is known.
/// </summary>
internal sealed class Panel
{
    /// <summary>How many listeners.</summary>
    public const int Size = 10;

    /// <summary>The deviation of a listener's chance error on a whole clip, on -1..1. By the square root of ten less in the mean.</summary>
    public const double Noise = 0.35;

    private const double BiasSpread = 0.12, GainSpread = 0.12, MomentNoise = 0.22, Memory = 0.9;

    private readonly ImmutableArray<Listener> _listeners;

    private Panel(ImmutableArray<Listener> listeners) => _listeners = listeners;

    /// <summary>The panel of a dataset.</summary>
    public static Panel Draw(StableRandom random) => new([.. Enumerable.Range(0, Size).Select(_ => new Listener(
        BiasSpread * random.NextNormal(), BiasSpread * random.NextNormal(), 1 + (GainSpread * random.NextNormal()), 1 + (3 * random.NextDouble())))]);

    /// <summary>What each says of a whole clip, on 1..9 in whole numbers, <c>[listeners]</c>.</summary>
    public ImmutableArray<(double Valence, double Arousal)> Rate((double Valence, double Arousal) heard, StableRandom random) =>
        [.. _listeners.Select(listener => (
            Whole((listener.Gain * heard.Valence) + listener.ValenceBias + (Noise * random.NextNormal())),
            Whole((listener.Gain * heard.Arousal) + listener.ArousalBias + (Noise * random.NextNormal()))))];

    /// <summary>What each says from moment to moment, on -1..1: the emotion of a little before, with an error that lingers.</summary>
    /// <param name="course">What they hear.</param>
    /// <param name="times">The moments, in seconds, half a second apart.</param>
    /// <param name="random">Their chance.</param>
    public PanelCurves Follow(AffectCourse course, IReadOnlyList<double> times, StableRandom random)
    {
        double[][] valence = [.. times.Select(_ => new double[Size])], arousal = [.. times.Select(_ => new double[Size])];
        for (int i = 0; i < Size; i++)
        {
            Listener listener = _listeners[i];
            double valenceError = MomentNoise * random.NextNormal(), arousalError = MomentNoise * random.NextNormal();
            for (int point = 0; point < times.Count; point++)
            {
                double heard = Math.Max(0, times[point] - listener.Lag), fresh = MomentNoise * Math.Sqrt(1 - (Memory * Memory));
                valence[point][i] = Math.Clamp((listener.Gain * course.Valence(heard)) + listener.ValenceBias + valenceError, -1, 1);
                arousal[point][i] = Math.Clamp((listener.Gain * course.Arousal(heard)) + listener.ArousalBias + arousalError, -1, 1);
                valenceError = (Memory * valenceError) + (fresh * random.NextNormal());
                arousalError = (Memory * arousalError) + (fresh * random.NextNormal());
            }
        }
        return new(valence, arousal);
    }

    private static double Whole(double rating) => Math.Clamp(Math.Round(5 + (4 * rating)), 1, 9);

    private sealed record Listener(double ValenceBias, double ArousalBias, double Gain, double Lag);
}
