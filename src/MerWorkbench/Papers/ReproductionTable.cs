using System.Globalization;
using MerWorkbench.Experiments;
using MerWorkbench.Figures;
using MerWorkbench.Metrics;

namespace MerWorkbench.Papers;

/// <summary>A reproduction as a table: one row for each target, input and model.</summary>
public static class ReproductionTable
{
    private const string Published = "published", Difference = "Difference";

    /// <summary>Builds the table. Of what is published nowhere there is no column of published values, and none of differences.</summary>
    public static ResultTable Of(Reproduction reproduction)
    {
        MetricColumn main = reproduction.Metrics[0];
        var table = new ResultTable(Caption(reproduction),
        [
            new("Target"), new("Input"), new("Model"),
            new($"{main.Heading} {Published}{Theirs(main)}", main.Format), new($"{main.Heading} ours{Ours(main)}", main.Format), new("95 % interval"), ResultColumn.Signed(Difference, main.Format),
            .. reproduction.Metrics.Skip(1).SelectMany(metric => (ResultColumn[])
                [new($"{metric.Heading} {Published}{Theirs(metric)}", metric.Format), new($"{metric.Heading} ours{Ours(metric)}", metric.Format)]),
            new("Verdict"),
        ]);
        foreach (string target in reproduction.Targets)
        {
            foreach (Comparison comparison in reproduction.Comparisons)
            {
                Score? ours = comparison.Run.Find(target, main.Metric);
                bool comparable = comparison.Judge(target, main.Metric) is Verdict.Agrees or Verdict.Differs;
                table.Add(
                [
                    target, comparison.Run.Input, comparison.Run.Model,
                    comparison.Published?.Find(target, main.Metric)?.Value, ours?.Value, ours is null ? ResultCell.Empty : Cell(ours.Interval, main.Format),
                    main.HasScale && !comparable ? null : comparison.Difference(target, main.Metric),
                    .. reproduction.Metrics.Skip(1).SelectMany(metric => (ResultCell[])
                        [comparison.Published?.Find(target, metric.Metric)?.Value, comparison.Run.Find(target, metric.Metric)?.Value]),
                    Words(comparison.Judge(target, main.Metric)),
                ]);
            }
        }
        return Narrowed(table, column => column.Name.Contains(Published, StringComparison.Ordinal) || column.Name == Difference);

        static string Theirs(MetricColumn metric) => metric.HasScale ? " (own scale)" : "";
        string Ours(MetricColumn metric) => metric.HasScale ? $" ({reproduction.Shown.Experiment.Scale})" : "";
    }

    /// <summary>A verdict in words.</summary>
    public static string Words(Verdict verdict) => verdict switch
    {
        Verdict.Agrees => "agrees",
        Verdict.Differs => "differs",
        Verdict.NotComparable => "not comparable",
        _ => "not in the paper",
    };

    /// <summary>An interval in words: <c>0.12 to 0.34</c>.</summary>
    internal static string Range(Interval interval, string format) => $"{Rounded(interval.Low, format)} to {Rounded(interval.High, format)}";

    /// <summary>An interval as a cell.</summary>
    internal static ResultCell Cell(Interval interval, string format) => ResultCell.Of(interval, Range(interval, format));

    // Adding zero turns -0.00 into 0.00; the minus is the typographic one.
    private static string Rounded(double value, string format) =>
        (Math.Round(value, format.Length - 2) + 0.0).ToString(format, CultureInfo.InvariantCulture).Replace('-', '−');

    // A page is narrow: columns that may be left out are, where no row has anything in them.
    private static ResultTable Narrowed(ResultTable table, Func<ResultColumn, bool> mayGo)
    {
        int[] kept = [.. Enumerable.Range(0, table.Columns.Count).Where(c => !mayGo(table.Columns[c]) || table.Rows.Any(row => row[c] != ResultCell.Empty))];
        var narrow = new ResultTable(table.Caption, kept.Select(c => table.Columns[c]));
        foreach (IReadOnlyList<ResultCell> row in table.Rows)
            narrow.Add([.. kept.Select(c => row[c])]);
        return narrow;
    }

    private static string Caption(Reproduction reproduction) => string.Create(CultureInfo.InvariantCulture,
        $"{reproduction.Published.Paper} on {reproduction.Data.Title}: {reproduction.Shown.Tracks} tracks, {reproduction.Certificate.Protocol}, profile {reproduction.Profile.ToString().ToLowerInvariant()}. Scores over all test predictions together; intervals by bootstrap over songs.");
}
