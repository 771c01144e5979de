using System.Globalization;
using MerWorkbench.Emotion;
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
    /// <param name="annotation">The annotation; its first time lies on the beginning of a row.</param>
    /// <returns>One row for each of the annotation's times, in order: <c>[times, bins]</c>.</returns>
    /// <exception cref="MerException">The annotation goes on after the features end, or its times lie between rows.</exception>
    public static FeatureMatrix Align(FeatureMatrix features, AffectSeries annotation)
    {
        if (Math.Abs(features.Timing.Hop.Value - annotation.Step.Value) > Tolerance)
            throw new MerException($"the features come every {features.Timing.Hop}, the annotation every {annotation.Step}.");
        int first = RowAt(features, annotation.Start);
        if (first + annotation.Length > features.Frames)
        {
            throw new MerException(string.Create(CultureInfo.InvariantCulture,
                $"the annotation goes on to {annotation.TimeAt(annotation.Length - 1)}, but the features end at {BeginOf(features, features.Frames)}."),
                remedy: "Is it the annotation of another song, or is the sound cut?");
        }
        return new FeatureMatrix(features.Columns,
            features.Values.Slice(first * features.Bins, annotation.Length * features.Bins).ToArray(),
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
