using System.Globalization;
using MerWorkbench.Experiments;
using MerWorkbench.Figures;
using MerWorkbench.Metrics;

namespace MerWorkbench.Papers;

/// <summary>A reproduction as a table: one row for each axis and model.</summary>
public static class ReproductionTable
{
    /// <summary>Builds the table.</summary>
    public static ResultTable Of(Reproduction reproduction)
    {
        string scale = reproduction.Data.AffectScale.Name;
        var table = new ResultTable(Caption(reproduction),
            new("Axis"), new("Model"), new("R² published", "0.00"), new("R² ours", "0.00"), new("95 % interval"),
            new("Difference", "+0.00;-0.00"), new("MAE published (own scale)", "0.00"), new($"MAE ours ({scale})", "0.00"), new("Verdict"));
        foreach (Comparison comparison in reproduction.Comparisons)
        {
            PublishedResult? published = comparison.Published;
            Add(comparison, "arousal", published?.ArousalR2, published?.ArousalMae, comparison.Run.Metrics.Arousal, comparison.ArousalR2Difference, comparison.Arousal);
        }
        foreach (Comparison comparison in reproduction.Comparisons)
        {
            PublishedResult? published = comparison.Published;
            Add(comparison, "valence", published?.ValenceR2, published?.ValenceMae, comparison.Run.Metrics.Valence, comparison.ValenceR2Difference, comparison.Valence);
        }
        return table;

        void Add(Comparison comparison, string axis, double? r2, double? mae, AxisResult ours, double? difference, Verdict verdict) =>
            table.Add(axis, comparison.Run.Model, r2, ours.Scores.R2, Range(ours.R2Interval), difference, mae, ours.Scores.Mae, Words(verdict));
    }

    /// <summary>A verdict in words.</summary>
    public static string Words(Verdict verdict) => verdict switch
    {
        Verdict.Agrees => "agrees",
        Verdict.Differs => "differs",
        Verdict.NotComparable => "not comparable",
        _ => "not in the paper",
    };

    private static string Range(Interval interval) => $"{Rounded(interval.Low)} to {Rounded(interval.High)}";

    // Adding zero turns -0.00 into 0.00; the minus is the typographic one.
    private static string Rounded(double value) => (Math.Round(value, 2) + 0.0).ToString("0.00", CultureInfo.InvariantCulture).Replace('-', '−');

    private static string Caption(Reproduction reproduction) => string.Create(CultureInfo.InvariantCulture,
        $"{reproduction.Published.Paper} on {reproduction.Data.Title}: {reproduction.Comparisons[0].Run.Predictions.Count} tracks, {reproduction.Certificate.Protocol}, profile {reproduction.Profile.ToString().ToLowerInvariant()}. Scores over all test predictions together; intervals by bootstrap over songs.");
}
