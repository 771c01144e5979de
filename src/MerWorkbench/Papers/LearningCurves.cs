using MerWorkbench.Experiments;
using MerWorkbench.Figures;
using MerWorkbench.Foundation;

namespace MerWorkbench.Papers;

/// <summary>How the networks of runs learned.</summary>
public static class LearningCurves
{
    /// <summary>Draws the losses of runs over their epochs, a colour a network.</summary>
    /// <param name="runs">Runs with at least one network among them; models fitted in one step are passed over. At most eight networks in all.</param>
    /// <param name="loss">What the loss is.</param>
    /// <param name="networks">Which networks of a fold are meant, where it trains several: <c>joint</c>, but not <c>joint-front</c>. All where none is named.</param>
    /// <exception cref="MerException">No run has trained a network, or they are too many.</exception>
    public static Figure Of(IReadOnlyList<Run> runs, string loss = "Loss", params IReadOnlyList<string> networks)
    {
        LossPoint[] points = [.. runs.SelectMany(run => PointsOf(run, networks, run.Experiment.Name))];
        Figure figure = LearningCurvesFigure.Of(points, loss, $"Losses over the epochs of training: {string.Join(", ", points.Select(point => point.Model).Distinct())}");
        return runs.Any(run => run.Experiment.Synthetic) ? ReproductionFiles.Marked(figure, "Synthetic data", 0.99, 1, "right", "top") : figure;
    }

    /// <summary>The course of a run's trainings that chose: where some were watched by a validation part, those alone.</summary>
    internal static IReadOnlyList<TrainedEpoch> CourseOf(Run run)
    {
        IReadOnlyList<TrainedEpoch> all = run.Trainings();
        TrainedEpoch[] watched = [.. all.Where(epoch => epoch.ValidationLoss is not null)];
        return watched.Length > 0 ? watched : all;
    }

    /// <summary>The losses of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="networks">Which networks are meant; all where none is named.</param>
    /// <param name="name">What the run is called.</param>
    internal static IEnumerable<LossPoint> PointsOf(Run run, IReadOnlyList<string> networks, string name)
    {
        TrainedEpoch[] course = [.. CourseOf(run).Where(epoch => networks.Count == 0 || networks.Contains(epoch.Network))];
        bool several = course.Select(epoch => epoch.Network).Distinct().Count() > 1;
        return course.Select(epoch => new LossPoint(several ? $"{name}, {epoch.Network}" : name, epoch.Fold, epoch.Epoch, epoch.TrainLoss, epoch.ValidationLoss));
    }
}
