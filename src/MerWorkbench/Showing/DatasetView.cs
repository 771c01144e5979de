using MerWorkbench.Datasets;

namespace MerWorkbench.Showing;

/// <summary>A dataset, by its card; of the folder where it lies, if it lies anywhere, so that études are never taken for the dataset itself.</summary>
internal sealed class DatasetView : View<Dataset>
{
    /// <inheritdoc/>
    public override IEnumerable<KeyValuePair<string, object?>> Row(object value) => new DatasetCardView().Row(CardOf((Dataset)value));

    /// <inheritdoc/>
    protected override string Text(Dataset value) => DatasetCardView.TextOf(CardOf(value));

    /// <inheritdoc/>
    protected override string? Html(Dataset value) => DatasetCardView.HtmlOf(CardOf(value));

    private static DatasetCard CardOf(Dataset dataset) => dataset.TryLocate() is { } folder ? dataset.CardOf(folder) : dataset.Card;
}
