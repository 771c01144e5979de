using MerWorkbench.Foundation;

namespace MerWorkbench.Figures;

/// <summary>
/// Losses over the epochs of training, a colour a model: the mean over folds, broken for training, whole for validation with a band of
/// one standard deviation over folds.
/// </summary>
/// <remarks>
/// A curve ends with the first fold that stopped: a mean over those that went on would be of other folds, and jump.
/// </remarks>
public static class LearningCurvesFigure
{
    /// <summary>Draws the losses, one column wide.</summary>
    /// <param name="points">At least one; models appear in the order of their first point.</param>
    /// <param name="loss">What the loss is: <c>Mean squared error</c>.</param>
    /// <param name="description">What was trained on what, for the page's title.</param>
    /// <exception cref="MerException">No point, a loss that is not finite, an epoch of a fold given twice, or more models than colours (8).</exception>
    public static Figure Of(IReadOnlyList<LossPoint> points, string loss = "Loss", string description = "Losses over the epochs of training")
    {
        Validate(points);
        var models = points.GroupBy(point => point.Model).ToList();
        if (models.Count > Palette.OkabeIto.Count)
            throw new MerException($"The figure tells {Palette.OkabeIto.Count} models apart, got {models.Count}.", remedy: "Draw fewer at a time.");
        return new Figure(models.SelectMany((model, i) => Curves(model.Key, [.. model], Palette.OkabeIto[i])))
        {
            Layout = new()
            {
                XAxis = new() { Title = "Epoch" },
                YAxis = new() { Title = loss },
                Legend = new() { Orientation = "h", X = 1, XAnchor = "right", Y = 1.03, YAnchor = "bottom", TraceGroupGap = 0 },
                ShowLegend = true,
            },
            Size = FigureSize.InOneColumn(56 + (11 * models.Count)),
            Description = description,
        };
    }

    private static void Validate(IReadOnlyList<LossPoint> points)
    {
        if (points.Count == 0)
            throw new MerException("There is nothing to draw: the figure needs the losses of at least one epoch.");
        if (points.FirstOrDefault(point => !double.IsFinite(point.Train + (point.Validation ?? 0))) is { } bad)
            throw new MerException($"A loss of '{bad.Model}', fold {bad.Fold}, epoch {bad.Epoch} is not a finite number.");
        if (points.GroupBy(point => (point.Model, point.Fold, point.Epoch)).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new MerException($"The losses of '{twice.Key.Model}', fold {twice.Key.Fold}, epoch {twice.Key.Epoch} are given twice.");
    }

    private static IEnumerable<Trace> Curves(string model, LossPoint[] points, string color)
    {
        int last = points.GroupBy(point => point.Fold).Min(fold => fold.Max(point => point.Epoch));
        var epochs = points.Where(point => point.Epoch <= last).GroupBy(point => point.Epoch).OrderBy(epoch => epoch.Key).ToList();
        double[] x = [.. epochs.Select(epoch => (double)epoch.Key)];
        string name = Title.Escape(model);
        bool isValidated = points.All(point => point.Validation is not null);
        if (isValidated)
        {
            var moments = epochs.ConvertAll(epoch => Moments([.. epoch.Select(point => point.Validation!.Value)]));
            if (moments.Exists(moment => moment.Deviation > 0))
                yield return new Scatter
                {
                    X = PlotValues.Of([.. x, .. x.Reverse()]),
                    Y = PlotValues.Of([.. moments.Select(moment => moment.Mean + moment.Deviation), .. moments.Select(moment => moment.Mean - moment.Deviation).Reverse()]),
                    Mode = ScatterMode.Lines,
                    Line = new(color, 0),
                    Fill = "toself",
                    FillColor = color,
                    Opacity = 0.2,
                    LegendGroup = name,
                    ShowLegend = false,
                    HoverInfo = "skip",
                };
            yield return Curve($"{name}, validation", x, [.. moments.Select(moment => moment.Mean)], new(color, 1.5), name);
        }
        yield return Curve($"{name}, training", x, [.. epochs.Select(epoch => epoch.Average(point => point.Train))], new(color, 1.2, "5px,3px"), name);
    }

    private static Scatter Curve(string name, double[] x, double[] y, Line line, string group) => new()
    {
        Name = name,
        X = x,
        Y = y,
        // One epoch is no line.
        Mode = x.Length == 1 ? ScatterMode.Markers : ScatterMode.Lines,
        Marker = x.Length == 1 ? new(line.Color) { Size = 5, Symbol = line.Dash is null ? "circle" : "circle-open" } : null,
        Line = x.Length == 1 ? null : line,
        LegendGroup = group,
        HoverTemplate = $"{name}<br>epoch %{{x}}: %{{y:.3f}}<extra></extra>",
    };

    private static (double Mean, double Deviation) Moments(double[] values)
    {
        double mean = values.Average();
        return (mean, values.Length < 2 ? 0 : Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1)));
    }
}
