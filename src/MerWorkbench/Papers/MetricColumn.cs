namespace MerWorkbench.Papers;

/// <summary>A metric as a paper's tables show it.</summary>
/// <param name="Metric">Its name among the scores: <c>R2</c>.</param>
/// <param name="Heading">Its heading: <c>R²</c>.</param>
/// <param name="HasScale">Whether it is on the labels' scale, so that a paper's value and ours are told apart by it.</param>
/// <param name="Format">How values are printed; default two digits.</param>
public sealed record MetricColumn(string Metric, string Heading, bool HasScale = false, string Format = "0.00")
{
    /// <summary>A metric's heading by its name among the scores.</summary>
    public static string HeadingOf(string metric) => metric == "R2" ? "R²" : metric;
}
