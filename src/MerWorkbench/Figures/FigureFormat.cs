namespace MerWorkbench.Figures;

/// <summary>What a figure can be written as; only <see cref="Html"/> needs no browser.</summary>
internal enum FigureFormat
{
    Html,
    Svg,
    Png,
    Pdf,
}
