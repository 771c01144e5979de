using MerWorkbench.Experiments;
using MerWorkbench.Figures;
using MerWorkbench.Models;

namespace MerWorkbench.Papers.Orjesek2022;

/// <summary>
/// The paper's claim that reconstructed values settle near -1, 0 and 1: the share of values within 0.05 of them after each
/// iteration, on test songs of the first fold, for the trained layer and for fresh ones.
/// </summary>
public static class SettlingFigure
{
    private const int MostSongs = 40;

    /// <summary>Draws the runs of an input that reconstruct; null where none does.</summary>
    internal static Figure? TryOf(IEnumerable<Run> runs, Corpus corpus, ReproductionOptions options)
    {
        Run[] rebuilding = [.. runs.Where(run => run.Experiment.Learner.Contains("reconstruction = tied", StringComparison.Ordinal))];
        if (rebuilding.Length == 0)
            return null;
        int steps = RawAudioOptions.Parse(rebuilding[0].Experiment.Learner).Reconstruction!.Steps;
        return Of([.. rebuilding.SelectMany(run => Courses(run, corpus, options.Seed)).DistinctBy(course => (course.IsTrained, course.Gain))
            .OrderByDescending(course => course.IsTrained).ThenBy(course => course.Gain)], steps);
    }

    private static IReadOnlyList<SettlingCourse> Courses(Run run, Corpus corpus, int seed)
    {
        using DynamicModel model = DynamicModel.Load(run.Folder);
        HashSet<string> tested = [.. model.Run.Predictions.Where(item => item.Fold == 0).Select(item => item.Id)];
        return SettlingCourse.Of(model.Fold(0), [.. corpus.Examples.Where(example => tested.Contains(example.Id)).Take(MostSongs)], RawAudioOptions.Parse(run.Experiment.Learner).Reconstruction!, seed);
    }

    /// <summary>Draws the courses, the trained layer's first.</summary>
    /// <param name="courses">The courses, of one number of iterations.</param>
    /// <param name="steps">How many iterations the layer was trained with.</param>
    public static Figure Of(IReadOnlyList<SettlingCourse> courses, int steps)
    {
        double[] gains = [.. courses.Select(course => course.Gain).Distinct().Order()];
        string[] colors = [Palette.Blue, Palette.Vermillion, Palette.OkabeIto[2], Palette.Grey];
        return new Figure(courses.Select(course => Curve(course, colors[Array.IndexOf(gains, course.Gain) % colors.Length], course.IsTrained ? null : "4px,3px")))
        {
            Layout = new()
            {
                XAxis = new() { Title = "Iteration", Range = [-0.5, SettlingCourse.Iterations + 0.5], DTick = 10 },
                YAxis = new() { Title = "Share within 0.05 of −1, 0, 1", Range = [-0.02, 1.02], DTick = 0.25 },
                Shapes = [new("line", steps, 0, steps, 1) { YRef = "y domain", Line = new("#bbbbbb", 0.75), Layer = "below" }],
                Annotations = [new("as trained", steps + 0.5, 0.98) { YRef = "y domain", XAnchor = "left", YAnchor = "top", Font = Font.Points(7, Palette.Grey) }],
                Legend = new() { Orientation = "h", X = 0, XAnchor = "left", Y = -0.22, YAnchor = "top" },
                ShowLegend = true,
            },
            Size = FigureSize.InOneColumn(80),
            Description = "How reconstructed values settle: the share of them within 0.05 of -1, 0 and 1 after each iteration",
        };
    }

    private static Scatter Curve(SettlingCourse course, string color, string? dash)
    {
        string name = FormattableString.Invariant($"{(course.IsTrained ? "trained" : "fresh")}, gain {course.Gain}");
        return new()
        {
            Name = name,
            X = PlotValues.Of(course.Shares.Select((_, i) => (double)i)),
            Y = PlotValues.Of(course.Shares),
            Mode = ScatterMode.Lines,
            Line = new(color, 1.6, dash),
            HoverTemplate = $"{name}: %{{y:.2f}} after %{{x}}<extra></extra>",
        };
    }
}
