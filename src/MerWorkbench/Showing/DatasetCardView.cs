using System.Globalization;
using System.Text;
using MerWorkbench.Datasets;

namespace MerWorkbench.Showing;

/// <summary>What a person must know before using a dataset.</summary>
internal sealed class DatasetCardView : View<DatasetCard>
{
    /// <summary>The card as HTML.</summary>
    public static string HtmlOf(DatasetCard card)
    {
        var html = new StringBuilder("<b>").Append(Encode(card.Title)).Append("</b>").Append(FactTable(Facts(card)));
        if (card.KnownFaults.Length > 0)
            html.Append("<div>Known faults:</div><ul>").AppendJoin("", card.KnownFaults.Select(fault => $"\n<li>{Encode(fault)}</li>")).Append("</ul>");
        return html.ToString();
    }

    /// <summary>The card as text.</summary>
    public static string TextOf(DatasetCard card) =>
        $"{card.Title}\n{FactLines(Facts(card))}{string.Concat(card.KnownFaults.Select(fault => $"\nknown fault: {fault}"))}";

    /// <inheritdoc/>
    public override IEnumerable<KeyValuePair<string, object?>> Row(object value)
    {
        var card = (DatasetCard)value;
        // What is not known is left empty.
        return new KeyValuePair<string, object?>[]
        {
            new("Name", card.Name),
            new("Title", card.Title),
            new("Items", card.Items),
            new("Scale", card.Scale?.Name ?? (card.Classes.Length > 0 ? $"{card.Classes.Length} classes" : null)),
            new("Licence", card.Licence),
        }.Where(cell => cell.Value is not null);
    }

    /// <inheritdoc/>
    protected override string Text(DatasetCard value) => TextOf(value);

    /// <inheritdoc/>
    protected override string? Html(DatasetCard value) => HtmlOf(value);

    private static IEnumerable<(string, string?)> Facts(DatasetCard card) =>
    [
        ("Name", card.Name),
        ("Synthetic", card.IsSynthetic ? "yes: no person made this music; results on it are never set beside published ones" : null),
        ("Holds", card.Summary),
        ("Items", card.Items is { } items ? string.Create(CultureInfo.InvariantCulture, $"{items} {card.ItemName}") : null),
        ("Clips", card.ClipLength is { } length ? $"{length} each" : null),
        ("Scale", card.Scale?.Name),
        ("Classes", card.Classes.Length > 0 ? string.Join(", ", card.Classes) : null),
        ("Sources", card.Sources.Length > 0 ? string.Join(", ", card.Sources) : null),
        ("Size", card.Megabytes is { } megabytes ? string.Create(CultureInfo.InvariantCulture, $"{megabytes} MB") : null),
        ("Licence", card.Licence),
        ("Citation", card.Citation),
        ("DOI", card.Doi),
        ("Access", card.Access),
    ];
}
