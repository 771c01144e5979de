using System.Globalization;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Features.OpenSmile;

/// <summary>
/// Brings features that come twice a second together with annotations that come twice a second. The annotation at time t (DEAM's column
/// <c>sample_15000ms</c> at 15 s) goes with the row that begins at t, DEAM's <c>frameTime</c> t: the half second that follows. Listeners answer with a
/// delay of some seconds, which a model may learn; nothing is shifted here.
/// </summary>
public static class DeamSequence
{
    private const double Tolerance = 1e-6;

    /// <summary>Picks the rows that belong to the times of an annotation.</summary>
    /// <param name="features">Features in rows of half a second: of <see cref="Deam260"/>, or of any set in pieces of that kind.</param>
    /// <param name="start">The annotation's first time, on which a row begins: 15 s in DEAM.</param>
    /// <param name="step">The time from one annotation to the next, the same as from row to row: 0.5 s.</param>
    /// <param name="count">How many annotations there are, at least 1.</param>
    /// <returns>One row for each of them, in order: <c>[count, bins]</c>.</returns>
    /// <exception cref="MerException">The annotation goes on after the features end, or its times lie between rows.</exception>
    public static FeatureMatrix Align(FeatureMatrix features, Seconds start, Seconds step, int count)
    {
        Check.Positive(count);
        if (Math.Abs(features.Timing.Hop.Value - step.Value) > Tolerance)
            throw new MerException($"the features come every {features.Timing.Hop}, the annotation every {step}.");
        int first = RowAt(features, start);
        if (first + count > features.Frames)
        {
            throw new MerException(string.Create(CultureInfo.InvariantCulture,
                $"the annotation goes on to {new Seconds(start.Value + (count - 1) * step.Value)}, but the features end at {BeginOf(features, features.Frames)}."),
                remedy: "Is it the annotation of another song, or is the sound cut?");
        }
        return new FeatureMatrix(features.Columns, features.Values.Slice(first * features.Bins, count * features.Bins).ToArray(),
            new RowTiming(features.Timing[first], features.Timing.Hop), features.Warnings);
    }

    /// <summary>The number of the row that begins at a time.</summary>
    /// <param name="features">Features in rows that follow each other without a gap.</param>
    /// <param name="time">The time; for DEAM 15 s, 15.5 s and so on.</param>
    /// <exception cref="MerException">No row begins there.</exception>
    public static int RowAt(FeatureMatrix features, Seconds time)
    {
        double position = (time.Value - BeginOf(features, 0).Value) / features.Timing.Hop.Value;
        int row = (int)Math.Clamp(Math.Round(position), -1, int.MaxValue);
        if (Math.Abs(position - row) > Tolerance || row < 0 || row >= features.Frames)
        {
            throw new MerException(string.Create(CultureInfo.InvariantCulture,
                $"no row of the features begins at {time}: they begin at {BeginOf(features, 0)}, come every {features.Timing.Hop} and end at {BeginOf(features, features.Frames)}."));
        }
        return row;
    }

    private static Seconds BeginOf(FeatureMatrix features, int row) => new(features.Timing[row].Value - features.Timing.Hop.Value / 2);
}
