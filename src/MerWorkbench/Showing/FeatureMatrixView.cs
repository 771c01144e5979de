using System.Globalization;
using System.Text;
using MerWorkbench.Features;
using MerWorkbench.Figures;

namespace MerWorkbench.Showing;

/// <summary>Features: those of a whole clip as a table, those over time as a heat map.</summary>
internal sealed class FeatureMatrixView : View<FeatureMatrix>
{
    /// <summary>How many features a table shows.</summary>
    public const int MostRows = 100;

    /// <inheritdoc/>
    public override string[] MimeTypes => NotebookPage.Current.IsStatic ? [HtmlType, PngType, PlainType] : [HtmlType, PlainType];

    /// <inheritdoc/>
    protected override string Text(FeatureMatrix value)
    {
        string warnings = string.Concat(value.Warnings.Select(warning => $"\n{warning}"));
        string head = value.Frames == 1
            ? string.Create(CultureInfo.InvariantCulture, $"FeatureMatrix: {value.Bins} features of a clip")
            : string.Create(CultureInfo.InvariantCulture, $"FeatureMatrix: {value.Frames} rows of {value.Bins} features, a row every {value.Timing.Hop}");
        return head + warnings;
    }

    /// <inheritdoc/>
    protected override string? Html(FeatureMatrix value) =>
        value.Frames == 1 ? Table(value)
        : NotebookPage.Current.IsStatic ? null
        : FigureView.HtmlOf(FeatureFigure.Of(value));

    /// <inheritdoc/>
    protected override string? Png(FeatureMatrix value) => value.Frames == 1 ? null : FigureView.PngOf(FeatureFigure.Of(value));
    private static string Table(FeatureMatrix features)
    {
        var html = new StringBuilder("<table><thead><tr><th style=\"text-align:left\">Feature</th><th>Value</th><th style=\"text-align:left\">Unit</th></tr></thead><tbody>");
        for (int bin = 0; bin < Math.Min(features.Bins, MostRows); bin++)
            html.Append(CultureInfo.InvariantCulture, $"\n<tr><td style=\"text-align:left\">{Encode(features.Columns[bin].Name)}</td><td>{features[0, bin]:G6}</td><td style=\"text-align:left\">{Encode(features.Columns[bin].Unit)}</td></tr>");
        html.Append("</tbody></table>");
        return features.Bins <= MostRows ? html.ToString() : html.Append(CultureInfo.InvariantCulture, $"<p>{MostRows} of {features.Bins} features</p>").ToString();
    }
}
