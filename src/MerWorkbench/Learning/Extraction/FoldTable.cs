namespace MerWorkbench.Learning.Extraction;

/// <summary>What the classifiers of a fold see: standardised rows, whose columns know where they come from.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Train">The rows to fit on, <c>[clips][columns]</c>, standardised by themselves.</param>
/// <param name="Labels">The class of each.</param>
/// <param name="Test">The rows to predict, standardised by the same moments.</param>
/// <param name="Classes">How many classes there are.</param>
/// <param name="Epochs">How the networks were trained that made some of the columns.</param>
internal sealed record FoldTable(
    IReadOnlyList<FoldTable.Column> Columns, double[][] Train, int[] Labels, double[][] Test, int Classes, IReadOnlyList<EpochRecord> Epochs)
{
    /// <summary>The table of some columns only.</summary>
    public FoldTable Keep(int[] columns) => this with
    {
        Columns = [.. columns.Select(column => Columns[column])],
        Train = [.. Train.Select(row => Take(row, columns))],
        Test = [.. Test.Select(row => Take(row, columns))],
    };

    private static double[] Take(double[] row, int[] columns) => Array.ConvertAll(columns, column => row[column]);

    /// <summary>Where a column comes from.</summary>
    /// <param name="Piece">The piece of the clip, from 0; null for the whole clip.</param>
    /// <param name="Feature">The number of the feature among those of a piece, or among those of the whole clip.</param>
    public readonly record struct Column(int? Piece, int Feature);
}
