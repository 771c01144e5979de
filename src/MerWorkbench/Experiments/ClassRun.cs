using System.Collections.Immutable;
using MerWorkbench.Metrics;

namespace MerWorkbench.Experiments;

/// <summary>
/// A run that predicted a class a track. Precision, recall and F1 are averages over the classes weighted by their size, as Weka prints them; a class
/// that was never predicted has a precision of 0.
/// </summary>
public sealed class ClassRun : Run
{
    internal const string Kind = "classes";

    private static readonly string[] Columns = ["id", "song", "genre", "fold", "annotated"];

    internal ClassRun(Experiment experiment, string folder, ImmutableArray<string> classes, IReadOnlyList<ClassPrediction> predictions)
        : base(experiment, folder) => (Classes, Predictions) = (classes, predictions);

    /// <summary>The classes, in the order of probabilities.</summary>
    public ImmutableArray<string> Classes { get; }

    /// <summary>The prediction of every track that was tested, from the fold that tested it, in the dataset's order.</summary>
    public IReadOnlyList<ClassPrediction> Predictions { get; }

    /// <summary>How often each class was taken for which.</summary>
    public ConfusionMatrix Confused => ConfusionMatrix.Of([.. Predictions.Select(item => Classes.IndexOf(item.Annotated))], [.. Predictions.Select(item => item.Predicted)], Classes);

    /// <inheritdoc/>
    public override int Tracks => Predictions.Count;

    internal static ClassRun Read(Experiment experiment, string folder, string path)
    {
        ImmutableArray<string> classes = [.. experiment.Target[Kind.Length..experiment.Target.IndexOf(':')].Split(',', StringSplitOptions.TrimEntries)];
        return new(experiment, folder, classes, [.. PredictionTable.Read(path, [.. Columns, .. classes]).Select(row => new ClassPrediction(
            row.Text("id"), row.Text("song"), row.Optional("genre"), row.Fold, row.Text("annotated"), [.. classes.Select(row.Number)]))]);
    }

    internal override string ToCsv() => PredictionTable.Write([.. Columns, .. Classes], Predictions.Select(item => (object?[])
        [item.Id, item.Song, item.Genre, item.Fold, item.Annotated, .. item.Probabilities.Cast<object>()]));

    internal override IEnumerable<Measure> Measures()
    {
        string[] ids = [.. Predictions.Select(item => item.Id)], songs = [.. Predictions.Select(item => item.Song)];
        int[] folds = [.. Predictions.Select(item => item.Fold)];
        double[] annotated = [.. Predictions.Select(item => (double)Classes.IndexOf(item.Annotated))], predicted = [.. Predictions.Select(item => (double)item.Predicted)];
        double[] given = [.. Predictions.Select(item => item.Probabilities[Classes.IndexOf(item.Annotated)])];
        return
        [
            new("class", "accuracy", Measure.Accuracy, annotated, predicted, ids, songs, folds),
            Counted("precision", confusion => confusion.Precision(ClassAverage.Weighted, undefinedAs: 0)),
            Counted("recall", confusion => confusion.Recall(ClassAverage.Weighted, undefinedAs: 0)),
            Counted("F1", confusion => confusion.F1(ClassAverage.Weighted, undefinedAs: 0)),
            Counted("macro F1", confusion => confusion.F1(ClassAverage.Macro, undefinedAs: 0)),
            // A model that gave the right class no chance at all would make the mean infinite; it is counted as a chance of 1e-15.
            new("class", "cross-entropy", (_, chances) => CrossEntropy.OfGiven(chances, floor: 1e-15), annotated, given, ids, songs, folds),
        ];

        Measure Counted(string metric, Func<ConfusionMatrix, double> score) => new("class", metric, (observed, found) => score(Confusion(observed, found)), annotated, predicted, ids, songs, folds);
    }

    private ConfusionMatrix Confusion(ReadOnlySpan<double> observed, ReadOnlySpan<double> predicted)
    {
        var (rows, columns) = (new int[observed.Length], new int[observed.Length]);
        for (int i = 0; i < rows.Length; i++)
            (rows[i], columns[i]) = ((int)observed[i], (int)predicted[i]);
        return ConfusionMatrix.Of(rows, columns, Classes);
    }
}
