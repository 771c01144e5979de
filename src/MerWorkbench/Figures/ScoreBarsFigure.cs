using System.Globalization;
using MerWorkbench.Foundation;
using MerWorkbench.Metrics;

namespace MerWorkbench.Figures;

/// <summary>Scores side by side as bars from zero, arousal beside valence, each with its value and its interval.</summary>
public static class ScoreBarsFigure
{
    /// <summary>Where the axis ends below. A score under it is cut off: it is as bad as any, and would press the others together.</summary>
    public const double Lowest = -1;

    // The middles of two bars lie this far from that of their place; plotly leaves a fifth of it free.
    private const double Aside = 0.2;

    /// <summary>Draws scores, the first on the left, one column wide.</summary>
    /// <param name="bars">At least one.</param>
    /// <param name="metric">What the scores are: <c>R²</c>.</param>
    /// <param name="description">What is compared, for the page's title.</param>
    /// <exception cref="MerException">No scores, or one that is not finite.</exception>
    public static Figure Of(IReadOnlyList<ScoreBar> bars, string metric, string description)
    {
        if (bars.Count == 0)
            throw new MerException("There is nothing to compare: the figure needs at least one score.");
        if (bars.FirstOrDefault(bar => !double.IsFinite(bar.Arousal + bar.Valence)) is { } bad)
            throw new MerException($"The scores of '{bad.Label}' are not finite numbers.");
        (double Value, Interval? Interval)[] all = [.. bars.Select(bar => (bar.Arousal, bar.ArousalInterval)), .. bars.Select(bar => (bar.Valence, bar.ValenceInterval))];
        double low = Math.Max(Lowest, all.Min(one => Math.Min(0, one.Interval?.Low ?? one.Value))), high = Math.Max(0.1, all.Max(Top));
        double room = (high - low) * 0.12;
        double[] range = [low < 0 ? low - (room / 2) : 0, high + room];
        return new Figure(
            Side("arousal", Palette.Blue, all[..bars.Count]),
            Side("valence", Palette.Vermillion, all[bars.Count..]))
        {
            Layout = new()
            {
                XAxis = new() { TickVals = [.. bars.Select((_, i) => (double)i)], TickText = [.. bars.Select(bar => bar.Label)], Ticks = "", ShowGrid = false },
                YAxis = new()
                {
                    Title = metric,
                    Range = range,
                    DTick = Ticks.Distance(range, about: 5),
                    ZeroLine = true,
                    ZeroLineColor = Palette.Ink,
                    ZeroLineWidth = 0.75,
                },
                Annotations = [.. Values(all[..bars.Count], -Aside), .. Values(all[bars.Count..], Aside)],
                Legend = new() { Orientation = "h", X = 1, XAnchor = "right", Y = 1.03, YAnchor = "bottom" },
                ShowLegend = true,
            },
            Size = FigureSize.InOneColumn(70),
            Description = description,
        };
    }

    private static double Top((double Value, Interval? Interval) one) => Math.Max(0, one.Interval?.High ?? one.Value);

    private static Bar Side(string name, string color, (double Value, Interval? Interval)[] scores) => new()
    {
        Name = name,
        X = PlotValues.Of(scores.Select((_, i) => (double)i)),
        Y = PlotValues.Of(scores.Select(one => one.Value)),
        Marker = new(color),
        ErrorY = new(PlotValues.Of(scores.Select(one => one.Interval?.High - one.Value ?? double.NaN)), PlotValues.Of(scores.Select(one => one.Value - one.Interval?.Low ?? double.NaN)))
        {
            Color = Palette.Ink,
            Thickness = 1,
            Width = 3,
        },
        HoverTemplate = $"{name} %{{y:.3f}}<extra></extra>",
    };

    private static IEnumerable<Annotation> Values((double Value, Interval? Interval)[] scores, double aside) => scores.Select((one, i) =>
        new Annotation(one.Value.ToString("0.00", CultureInfo.InvariantCulture).Replace('-', '−'), i + aside, Top(one)) { XAnchor = "center", YAnchor = "bottom" });
}
