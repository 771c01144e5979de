using MerWorkbench.Emotion;
using MerWorkbench.Foundation;

namespace MerWorkbench.Figures;

/// <summary>
/// Emotion over the time of one song: arousal above, valence below, as predicted, with the annotators' mean and a band of one standard
/// deviation around it where they are known.
/// </summary>
public static class AffectTimeFigure
{
    /// <summary>Draws a song, two columns wide.</summary>
    /// <param name="moments">At least one, in the order of time.</param>
    /// <param name="scale">The scale of all values.</param>
    /// <param name="description">Which song, by what predicted, for the page's title.</param>
    /// <exception cref="MerException">No moment, a value that is not finite, or a time not after the one before.</exception>
    public static Figure Of(IReadOnlyList<AffectMoment> moments, AffectScale scale, string description = "Emotion over the time of a song")
    {
        Validate(moments);
        double[] times = [.. moments.Select(moment => moment.Time.Value)];
        double room = times.Length == 1 ? 1 : 0.01 * (times[^1] - times[0]);
        AffectMoment.Value[] arousal = [.. moments.Select(moment => moment.Arousal)], valence = [.. moments.Select(moment => moment.Valence)];
        return new Figure
        {
            Traces = [.. Panel(times, arousal, null), .. Panel(times, valence, "y2")],
            Layout = new()
            {
                XAxis = new() { Title = "Time (s)", Range = [times[0] - room, times[^1] + room], Anchor = "y2" },
                YAxis = Side($"Arousal ({scale})", arousal, scale.Arousal, [0.54, 1]),
                YAxis2 = Side($"Valence ({scale})", valence, scale.Valence, [0, 0.46]),
                Shapes = [Frame, Neutral(scale.Arousal.Neutral, "y"), Neutral(scale.Valence.Neutral, "y2")],
                Legend = new() { Orientation = "h", X = 1, XAnchor = "right", Y = 1.01, YAnchor = "bottom" },
                ShowLegend = true,
            },
            Size = FigureSize.InTwoColumns(88),
            Description = description,
        };
    }

    private static void Validate(IReadOnlyList<AffectMoment> moments)
    {
        if (moments.Count == 0)
            throw new MerException("There is nothing to draw: the figure needs at least one moment of the song.");
        for (int i = 0; i < moments.Count; i++)
        {
            AffectMoment moment = moments[i];
            if (!double.IsFinite(moment.Time.Value + Sum(moment.Arousal) + Sum(moment.Valence)))
                throw new MerException($"The moment at {moment.Time} has a value that is not a finite number.");
            if (i > 0 && moment.Time.Value <= moments[i - 1].Time.Value)
                throw new MerException($"Moments must be in the order of time: {moment.Time} comes after {moments[i - 1].Time}.");
        }
    }

    private static double Sum(AffectMoment.Value value) => value.Predicted + (value.Annotated ?? 0) + (value.Deviation ?? 0);

    private static IEnumerable<Trace> Panel(double[] times, AffectMoment.Value[] values, string? axis)
    {
        bool isFirst = axis is null;
        if (values.Any(value => value is { Annotated: not null, Deviation: not null }))
            yield return Band(times, values) with { YAxis = axis, ShowLegend = isFirst };
        if (values.Any(value => value.Annotated is not null))
            yield return Course("annotators' mean", times, values.Select(value => value.Annotated ?? double.NaN), new(Palette.Grey, 1.2, "5px,3px")) with { YAxis = axis, ShowLegend = isFirst };
        yield return Course("predicted", times, values.Select(value => value.Predicted), new(Palette.Blue, 1.6)) with { YAxis = axis, ShowLegend = isFirst };
    }

    private static Scatter Course(string name, double[] times, IEnumerable<double> values, Line line) => new()
    {
        Name = name,
        LegendGroup = name,
        X = times,
        Y = PlotValues.Of(values),
        Mode = times.Length == 1 ? ScatterMode.Markers : ScatterMode.Lines,
        Marker = times.Length == 1 ? new(line.Color) { Size = 5 } : null,
        Line = times.Length == 1 ? null : line,
        HoverTemplate = $"{name} %{{y:.2f}} at %{{x:.1f}} s<extra></extra>",
    };

    // An outline for each stretch without gaps, there along the upper edge and back along the lower.
    private static Scatter Band(double[] times, AffectMoment.Value[] values)
    {
        List<double> x = [], y = [], back = [], low = [];
        for (int i = 0; i <= values.Length; i++)
        {
            if (i < values.Length && values[i] is { Annotated: { } mean, Deviation: { } deviation })
            {
                (x, y) = ([.. x, times[i]], [.. y, mean + deviation]);
                (back, low) = ([.. back, times[i]], [.. low, mean - deviation]);
            }
            else if (back.Count > 0)
            {
                back.Reverse();
                low.Reverse();
                (x, y) = ([.. x, .. back, double.NaN], [.. y, .. low, double.NaN]);
                (back, low) = ([], []);
            }
        }
        return new()
        {
            Name = "annotators, ±1 sd",
            LegendGroup = "band",
            X = PlotValues.Of(x),
            Y = PlotValues.Of(y),
            Mode = ScatterMode.Lines,
            Line = new("#d5d5d5", 0),
            Fill = "toself",
            FillColor = "#e0e0e0",
            HoverInfo = "skip",
        };
    }

    // Of the upper panel plotly draws two sides of the frame alone.
    private static Shape Frame { get; } = new("rect", 0, 0, 1, 1) { XRef = "x domain", YRef = "y domain", Line = new(Palette.Ink, 0.75) };

    private static Shape Neutral(double value, string axis) =>
        new("line", 0, value, 1, value) { XRef = "x domain", YRef = axis, Line = new("#bbbbbb", 0.75), Layer = "below" };

    private static Axis Side(string title, AffectMoment.Value[] values, AxisRange scale, double[] domain)
    {
        double[] all = [.. values.SelectMany(value => (double[])[value.Predicted, (value.Annotated ?? value.Predicted) - (value.Deviation ?? 0), (value.Annotated ?? value.Predicted) + (value.Deviation ?? 0)]), scale.Neutral];
        double low = all.Min(), high = all.Max(), edge = 0.06 * Math.Max(high - low, 1e-3);
        double[] range = [Math.Round(low - edge, 6), Math.Round(high + edge, 6)];
        return new() { Title = title, Range = range, Domain = domain, DTick = Ticks.Distance(range, about: 4), Anchor = "x" };
    }
}
