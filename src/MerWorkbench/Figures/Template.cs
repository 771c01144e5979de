namespace MerWorkbench.Figures;

/// <summary>How a theme travels inside a figure's layout.</summary>
internal sealed record Template(Layout Layout);
