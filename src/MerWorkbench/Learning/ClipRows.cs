using MerWorkbench.Features;
using MerWorkbench.Foundation;

namespace MerWorkbench.Learning;

/// <summary>A fold's examples as rows of clip features, standardised by the training part.</summary>
/// <param name="Known">The training and validation examples.</param>
/// <param name="Training">Their rows.</param>
/// <param name="Test">The test examples' rows.</param>
internal sealed record ClipRows(IReadOnlyList<Example> Known, double[][] Training, double[][] Test)
{
    /// <summary>As the parameters of a learner say it.</summary>
    public const string Description = """
        input = clip, standardised by the training part
        training part = training and validation tracks
        """;

    public static ClipRows Of(FoldTask task)
    {
        Example[] known = [.. task.Train, .. task.Validation];
        double[][] rows = [.. known.Select(Row)];
        var scale = Standardizer.Fit(rows);
        return new(known, [.. rows.Select(row => scale.Transform(row))], [.. task.Test.Select(example => scale.Transform(Row(example)))]);
    }

    private static double[] Row(Example example)
    {
        FeatureMatrix clip = example.Inputs[^1];
        if (clip.Frames != 1)
            throw new MerException(FormattableString.Invariant($"The last input of {example.Id} has {clip.Frames} rows; a model without memory needs one row of features of the whole clip."),
                remedy: "Build the corpus with a clip feature set as its last input.");
        return clip.WideRow(0);
    }
}
