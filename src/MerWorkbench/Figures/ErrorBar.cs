namespace MerWorkbench.Figures;

/// <summary>An interval around each value.</summary>
/// <param name="Array">How far it reaches above the value.</param>
/// <param name="ArrayMinus">How far it reaches below; null where it is as far as above.</param>
public sealed record ErrorBar(PlotValues Array, PlotValues? ArrayMinus = null)
{
    /// <summary>Always <c>data</c>: the intervals are given one by one.</summary>
    public string Type => "data";

    /// <summary>Whether the lower and upper reach are the same.</summary>
    public bool Symmetric => ArrayMinus is null;

    /// <summary>The colour, as CSS writes it.</summary>
    public string? Color { get; init; }

    /// <summary>The width of the line in pixels.</summary>
    public double? Thickness { get; init; }

    /// <summary>The length of the cap in pixels on each side; 0 for none.</summary>
    public double? Width { get; init; }
}
