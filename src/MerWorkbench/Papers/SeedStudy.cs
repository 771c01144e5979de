using System.Globalization;
using MerWorkbench.Experiments;
using MerWorkbench.Figures;
using MerWorkbench.Foundation;
using MerWorkbench.Metrics;

namespace MerWorkbench.Papers;

/// <summary>
/// The experiments of a work with several seeds, each of which splits and begins anew: scores with intervals over seeds, each model against the simplest
/// behind the same input, and how the networks learned.
/// </summary>
public sealed class SeedStudy
{
    private readonly IReadOnlyList<Reproduction> reproductions;
    private readonly Reproduction first;
    private readonly string? simplest;
    private readonly (string Input, string Model, Run[] Runs)[] models;

    /// <summary>Puts reproductions of one work side by side.</summary>
    /// <param name="reproductions">At least two, of different seeds, on the same data.</param>
    /// <param name="simplest">The model that the others behind the same input are set against; null sets none against another.</param>
    /// <exception cref="MerException">Fewer than two, one seed twice, or different data or profiles.</exception>
    public SeedStudy(IReadOnlyList<Reproduction> reproductions, string? simplest = null)
    {
        if (reproductions.Count < 2)
            throw new MerException($"An interval over seeds needs at least two; got {reproductions.Count}.");
        if (reproductions.Select(item => item.Seed).Distinct().Count() < reproductions.Count)
            throw new MerException($"One seed is there twice: {Seeds(", ")}.");
        first = reproductions[0];
        if (reproductions.Any(item => item.Data.Name != first.Data.Name || item.Profile != first.Profile))
            throw new MerException("Seeds are compared on the same data and profile; these differ.");
        (this.reproductions, this.simplest) = (reproductions, simplest);
        models =
        [
            .. reproductions.SelectMany(item => item.Comparisons).Select(item => item.Run).GroupBy(run => (run.Input, run.Model))
                .Where(model => model.Count() == reproductions.Count).Select(model => (model.Key.Input, model.Key.Model, model.ToArray())),
        ];

        string Seeds(string between) => string.Join(between, reproductions.Select(item => item.Seed));
    }

    private string Seeds => string.Join(", ", reproductions.Select(item => item.Seed));

    // What is tested against what trains it, where each seed splits anew; nothing where all share a split.
    private double TestShare => reproductions.All(item => item.Certificate.Hash == first.Certificate.Hash) ? 0
        : first.Certificate.Folds[0] is var fold ? (double)fold.Test.Tracks / (fold.Train.Tracks + fold.Validation.Tracks) : 0;

    /// <summary>
    /// For each input and model of a target the mean of the main score over seeds with its 95 % interval, the least and the greatest, the difference from
    /// the simplest model behind the same input, and the means of the other scores.
    /// </summary>
    /// <param name="target">What is predicted: one of the reproductions' targets.</param>
    public ResultTable Scores(string target)
    {
        MetricColumn main = first.Metrics[0];
        var table = new ResultTable(Caption(main),
        [
            new("Input"), new("Model"), new(main.Heading, main.Format), new("95 % interval"), new("Least", main.Format), new("Greatest", main.Format),
            .. simplest is null ? (ResultColumn[])[] : [ResultColumn.Signed($"Over {simplest}", main.Format), new("95 % interval of it"), new("Verdict")],
            .. first.Metrics.Skip(1).Select(metric => new ResultColumn(metric.Heading, metric.Format)),
        ]);
        foreach (var (input, model, runs) in models)
        {
            if (Values(runs, target, main.Metric) is not { } values)
                continue;
            (double Mean, Interval Interval)? over = OverSimplest(input, model, runs, target);
            table.Add(
            [
                input, model, values.Average(), ReproductionTable.Cell(Interval.StudentT(values), main.Format), values.Min(), values.Max(),
                .. simplest is null ? (ResultCell[])[] : over is { } found ? [found.Mean, ReproductionTable.Cell(found.Interval, main.Format), Verdict(found.Interval)] : [ResultCell.Empty, ResultCell.Empty, ResultCell.Empty],
                .. first.Metrics.Skip(1).Select(metric => (ResultCell)(Values(runs, target, metric.Metric) is { } others ? others.Average() : (double?)null)),
            ]);
        }
        return table;
    }

    /// <summary>
    /// For each network that a validation part watched: the epoch that was best on it, and the losses of training and validation there and of training at the
    /// end, all as means over seeds and folds. A validation loss far above that of training says that the network learns its texts by heart.
    /// </summary>
    public ResultTable Learning()
    {
        var table = new ResultTable($"{first.Published.Paper} on {first.Data.Title}: how the networks learned, means over seeds {Seeds}. Training losses are with dropout on, while the weights changed.",
            new("Input"), new("Model"), new("Best epoch", "0.0"), new("Training loss there", "0.000"), new("Validation loss there", "0.000"), new("Last epoch", "0.0"), new("Training loss at the end", "0.000"), new("Validation loss at the end", "0.000"));
        foreach (var (input, model, runs) in models)
        {
            TrainedEpoch[][] courses = [.. runs.SelectMany(run => LearningCurves.CourseOf(run).GroupBy(epoch => (epoch.Fold, epoch.Network)).Select(course => course.ToArray()))];
            if (courses.Length == 0 || courses.Any(course => course.Any(epoch => epoch.ValidationLoss is null)))
                continue;
            TrainedEpoch[] best = [.. courses.Select(course => course.MinBy(epoch => epoch.ValidationLoss)!)], last = [.. courses.Select(course => course[^1])];
            table.Add(input, model, best.Average(epoch => epoch.Epoch), best.Average(epoch => epoch.TrainLoss), best.Average(epoch => epoch.ValidationLoss!.Value),
                last.Average(epoch => epoch.Epoch), last.Average(epoch => epoch.TrainLoss), last.Average(epoch => epoch.ValidationLoss!.Value));
        }
        return table;
    }

    /// <summary>What the differences from the simplest model come to, a sentence an input; none where nothing is set against another.</summary>
    /// <param name="target">What is predicted.</param>
    public IReadOnlyList<string> Sentences(string target) =>
    [
        .. models.Where(model => model.Model != simplest).GroupBy(model => model.Input).Select(input =>
        {
            string[] said = [.. input.Select(model => (model.Model, Over: OverSimplest(model.Input, model.Model, model.Runs, target))).Where(model => model.Over is not null)
                .Select(model => $"{model.Model} {Words(model.Over!.Value.Interval)} ({Signed(model.Over.Value.Mean)}, {ReproductionTable.Range(model.Over.Value.Interval, first.Metrics[0].Format)})")];
            return said.Length == 0 ? null : $"Behind {input.Key}: {string.Join("; ", said)}.";
        }).OfType<string>(),
    ];

    /// <summary>The losses of the networks behind each input, as means over seeds and folds with their deviation.</summary>
    public IReadOnlyList<NamedFigure> Figures() =>
    [
        .. from input in models.GroupBy(model => model.Input)
           let points = input.SelectMany(Points).ToArray()
           where points.Length > 0 && points.Select(point => point.Model).Distinct().Count() <= Palette.OkabeIto.Count
           select new NamedFigure($"learning-{input.Key}", Labelled(LearningCurvesFigure.Of(points, "Loss", $"Losses of the networks behind {input.Key} over {reproductions.Count} seeds"))),
    ];

    /// <summary>The tables and figures as files, the same bytes for the same runs.</summary>
    /// <param name="root">The folder of figures; the files go to a folder below it named by paper, data, profile and seeds.</param>
    /// <returns>The paths.</returns>
    public IReadOnlyList<string> Write(string root)
    {
        string folder = Path.Combine(root, first.Published.Paper, $"{first.Data.Name}-{first.Profile.ToString().ToLowerInvariant()}-seeds{string.Join('-', reproductions.Select(item => item.Seed))}");
        List<string> paths = [];
        foreach (NamedTable table in (IEnumerable<NamedTable>)[.. first.Targets.Select(target => new NamedTable($"seeds-{target}", Scores(target))), new("learning", Learning())])
        {
            Keep($"{table.Name}.md", $"{table.Table.Caption}\n\n{table.Table.ToMarkdown()}");
            Keep($"{table.Name}.tex", table.Table.ToLatex($"tab:{first.Published.Paper}-{table.Name}"));
            Keep($"{table.Name}.csv", table.Table.ToCsv());
        }
        FigureFile[] drawn = [.. Figures().SelectMany(figure => (FigureFile[])[new(figure.Figure, Path.Combine(folder, figure.Name + ".svg")), new(figure.Figure, Path.Combine(folder, figure.Name + ".html"))])];
        FigureExport.WriteAll(drawn);
        return [.. drawn.Select(file => file.Path), .. paths];

        void Keep(string name, string text)
        {
            AtomicFile.WriteText(Path.Combine(folder, name), text);
            paths.Add(Path.Combine(folder, name));
        }
    }

    private IEnumerable<LossPoint> Points((string Input, string Model, Run[] Runs) model) =>
        model.Runs.Index().SelectMany(run => LearningCurves.PointsOf(run.Item, [], run.Item.Model).Select(point => point with { Fold = (run.Index * 1000) + point.Fold }));

    private Figure Labelled(Figure figure) => first.Data.IsSynthetic ? ReproductionFiles.Synthetic(figure) : figure;

    private (double Mean, Interval Interval)? OverSimplest(string input, string model, Run[] runs, string target)
    {
        string metric = first.Metrics[0].Metric;
        Run[]? others = model == simplest ? null : Array.Find(models, other => other.Input == input && other.Model == simplest).Runs;
        if (others is null || Values(runs, target, metric) is not { } ours || Values(others, target, metric) is not { } theirs)
            return null;
        double[] differences = [.. ours.Zip(theirs, (one, other) => one - other)];
        return (differences.Average(), OfDifference(differences));
    }

    private static double[]? Values(Run[] runs, string target, string metric) =>
        runs.All(run => run.Find(target, metric) is not null) ? [.. runs.Select(run => run.Score(target, metric).Value)] : null;

    // Seeds that split anew share training texts: Nadeau and Bengio (2003) put 1/k + test/train in the place of 1/k.
    private Interval OfDifference(double[] differences)
    {
        var plain = Interval.StudentT(differences);
        double mean = differences.Average(), half = (plain.High - mean) * Math.Sqrt(1 + (differences.Length * TestShare));
        return plain with { Low = mean - half, High = mean + half };
    }

    private static string Verdict(Interval difference) => difference.Low > 0 ? "better" : difference.High < 0 ? "worse" : "cannot tell";

    private string Words(Interval difference) => difference.Low > 0 ? $"beats {simplest}" : difference.High < 0 ? $"is worse than {simplest}" : $"does not beat {simplest}";

    private string Signed(double value) => value.ToString($"+{first.Metrics[0].Format};−{first.Metrics[0].Format}", CultureInfo.InvariantCulture);

    private string Caption(MetricColumn main) =>
        $"{first.Published.Paper} on {first.Data.Title}: {main.Heading} over {reproductions.Count} seeds ({Seeds}), {(TestShare > 0 ? "each with a split of its own" : "all on one split")}; intervals over seeds by Student's t"
        + (simplest is not null && TestShare > 0 ? ", of differences corrected for texts that train in several (Nadeau and Bengio 2003)." : ".");
}
