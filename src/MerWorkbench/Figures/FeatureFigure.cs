using System.Globalization;
using MerWorkbench.Features;

namespace MerWorkbench.Figures;

/// <summary>Features over time as a heat map: time to the right, the columns upward. Columns of one descriptor are shown in its unit; columns of different ones each standardised over time.</summary>
public static class FeatureFigure
{
    /// <summary>More rows than this are averaged in groups, and as many columns: no screen shows more.</summary>
    public const int MostRows = 400, MostColumns = 160;

    private const int MostNamed = 24;

    /// <summary>Draws a matrix of at least two rows, 180 mm wide.</summary>
    public static Figure Of(FeatureMatrix features)
    {
        int rowStep = (features.Frames + MostRows - 1) / MostRows, columnStep = (features.Bins + MostColumns - 1) / MostColumns;
        bool isOne = features.Columns.Select(column => column.Of).Distinct().Count() == 1 && features.Columns.Select(column => column.Statistic).Distinct().Count() == 1;
        var z = new List<PlotValues>();
        var bins = new List<double>();
        for (int first = 0; first < features.Bins; first += columnStep)
        {
            z.Add(PlotValues.Of(Course(features, first, Math.Min(columnStep, features.Bins - first), rowStep, isOne)));
            bins.Add(first + ((columnStep - 1) / 2.0));
        }
        double[] seconds = [.. Enumerable.Range(0, z[0].Count).Select(i => Math.Round(features.Timing[i * rowStep].Value + ((rowStep - 1) / 2.0 * features.Timing.Hop.Value), 4))];
        FeatureColumn named = features.Columns[0];
        string what = isOne ? named.Of.Name : $"{features.Bins} features";
        string unit = isOne ? named.Unit == "1" ? "" : $" ({named.Unit})" : " (standard scores)";
        bool isNamed = features.Bins <= MostNamed;
        return new(new Heatmap
        {
            Z = z,
            X = seconds,
            Y = bins.ToArray(),
            ColorBar = new((isOne ? named.Of.Name + unit : "standard score")) { Thickness = 10 },
        })
        {
            Layout = new()
            {
                XAxis = new() { Title = "Time (s)", ShowGrid = false },
                YAxis = isNamed
                    ? new() { ShowGrid = false, TickVals = [.. bins], TickText = [.. features.Columns.Select(column => column.Name)] }
                    : new() { Title = "Column", ShowGrid = false },
            },
            Size = FigureSize.InTwoColumns(isNamed ? 30 + (3.2 * Math.Max(4, features.Bins)) : 66),
            Description = string.Create(CultureInfo.InvariantCulture, $"{what}{unit}, {features.Frames} rows over {seconds[^1]:0.#} s"),
        };
    }

    // The mean of some columns over groups of rows, to four digits: a quarter of what all would take.
    private static double[] Course(FeatureMatrix features, int first, int count, int rowStep, bool isOne)
    {
        var sums = new double[(features.Frames + rowStep - 1) / rowStep];
        var course = new double[features.Frames];
        for (int bin = first; bin < first + count; bin++)
        {
            for (int frame = 0; frame < course.Length; frame++)
                course[frame] = features[frame, bin];
            if (!isOne)
                Standardize(course);
            for (int frame = 0; frame < course.Length; frame++)
                sums[frame / rowStep] += course[frame] / count / Math.Min(rowStep, course.Length - (frame / rowStep * rowStep));
        }
        return [.. sums.Select(value => value == 0 ? 0 : RoundTo(value, 4))];
    }

    private static void Standardize(double[] course)
    {
        double mean = course.Average();
        double deviation = Math.Sqrt(course.Average(value => (value - mean) * (value - mean)));
        for (int i = 0; i < course.Length; i++)
            course[i] = deviation > 0 ? (course[i] - mean) / deviation : 0;
    }

    private static double RoundTo(double value, int digits) =>
        double.Parse(value.ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
