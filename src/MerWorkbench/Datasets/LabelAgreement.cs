using MerWorkbench.Emotion;
using MerWorkbench.Metrics;

namespace MerWorkbench.Datasets;

/// <summary>
/// How the labels of whole clips agree with the means of their labels over time: Pearson's correlations of each axis with
/// itself and with the other. Where the other wins on both axes, the two are exchanged in one of the files.
/// </summary>
/// <param name="Part">Which clips.</param>
/// <param name="Tracks">How many of them have both kinds of labels.</param>
/// <param name="Arousal">Arousal of the whole with arousal over time.</param>
/// <param name="Valence">Valence with valence.</param>
/// <param name="ArousalWithValence">Arousal of the whole with valence over time.</param>
/// <param name="ValenceWithArousal">Valence of the whole with arousal over time.</param>
public sealed record LabelAgreement(
    string Part, int Tracks, double Arousal, double Valence, double ArousalWithValence, double ValenceWithArousal)
{
    /// <summary>True where each axis follows the other one more closely than itself.</summary>
    public bool IsExchanged => ArousalWithValence > Arousal && ValenceWithArousal > Valence;

    /// <summary>Measures the tracks that have both kinds of labels.</summary>
    /// <returns>Null where fewer than three have, or one of the four does not vary.</returns>
    public static LabelAgreement? Of(string part, IEnumerable<Track> tracks)
    {
        (Affect Whole, AffectSeries Curve)[] both =
            [.. tracks.Where(track => track is { Annotation: not null, Dynamic: not null }).Select(track => (track.Annotation!.Mean, track.Dynamic!.Mean))];
        if (both.Length < 3)
            return null;
        double[] arousal = [.. both.Select(one => one.Whole.Arousal.Value)], valence = [.. both.Select(one => one.Whole.Valence.Value)];
        double[] arousals = [.. both.Select(one => one.Curve.Arousal.Average())], valences = [.. both.Select(one => one.Curve.Valence.Average())];
        if (new[] { arousal, valence, arousals, valences }.Any(values => values.All(value => value == values[0])))
            return null;
        return new(part, both.Length, RegressionMetrics.Pearson(arousal, arousals), RegressionMetrics.Pearson(valence, valences),
            RegressionMetrics.Pearson(arousal, valences), RegressionMetrics.Pearson(valence, arousals));
    }

    /// <summary>One sentence with all numbers.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Part}, {Tracks} tracks: arousal with arousal over time {Arousal:0.000}, valence with valence {Valence:0.000}; arousal with valence {ArousalWithValence:0.000}, valence with arousal {ValenceWithArousal:0.000}{(IsExchanged ? ": exchanged" : "")}.");
}
