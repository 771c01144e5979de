using System.Collections.Immutable;

namespace MerWorkbench.Datasets;

/// <summary>A table of features with a class for each row.</summary>
/// <param name="Columns">The features' names, as the release has them.</param>
/// <param name="Rows">The rows, in the order of the file.</param>
public sealed record LabelledFeatures(ImmutableArray<string> Columns, ImmutableArray<LabelledFeatures.Row> Rows)
{
    /// <summary>One clip.</summary>
    /// <param name="Id">Its number from 1: the release gives no id.</param>
    /// <param name="Class">Its emotion, of those in <see cref="DatasetCard.Classes"/>.</param>
    /// <param name="Values">One value a column, all finite.</param>
    public sealed record Row(int Id, string Class, ImmutableArray<double> Values);
}
