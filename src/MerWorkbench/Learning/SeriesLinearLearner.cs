using MerWorkbench.Features;
using MerWorkbench.Foundation;

namespace MerWorkbench.Learning;

/// <summary>Ridge regression of arousal and valence at a moment on the features of the half second before it; no moment knows of another.</summary>
/// <param name="input">Which of <see cref="Example.Inputs"/> it reads, <c>[times, bins]</c>.</param>
/// <param name="lambda">The penalty, as scikit-learn's alpha; default 10, for neighbouring moments are nearly the same.</param>
public sealed class SeriesLinearLearner(int input, double lambda = 10) : Learner
{
    /// <inheritdoc/>
    public override string Name => "linear-regression";

    /// <inheritdoc/>
    public override string Parameters => FormattableString.Invariant($"""
        model = ridge regression at each moment, one for each axis, lambda {lambda}
        input = features of the half second before, input {input}, standardised by the training part
        training part = training and validation tracks
        """);

    /// <inheritdoc/>
    public override FoldOutcome FitAndPredict(FoldTask task)
    {
        Example[] known = [.. task.Train, .. task.Validation];
        double[][] rows = [.. known.SelectMany(Rows)];
        var scale = Standardizer.Fit(rows);
        rows = [.. rows.Select(row => scale.Transform(row))];
        IReadOnlyList<double[]> labels = SeriesLabels.Points(known);
        LinearRegression[] models = [.. Enumerable.Range(0, SeriesLabels.Axes).Select(axis => LinearRegression.Fit(rows, [.. labels.Select(point => point[axis])], lambda))];
        return new([.. task.Test.Select(example => Rows(example).Select(row => scale.Transform(row))
            .SelectMany(row => models.Select(model => model.Predict(row))).ToArray())], [], []);
    }

    private IEnumerable<double[]> Rows(Example example)
    {
        FeatureMatrix features = example.Inputs[input];
        Check.SameLength(SeriesLabels.Times(example), features.Frames, "the labels", "the features");
        return Enumerable.Range(0, features.Frames).Select(features.WideRow);
    }
}
