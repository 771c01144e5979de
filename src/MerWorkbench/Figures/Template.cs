namespace MerWorkbench.Figures;

/// <summary>How a theme travels inside a figure's layout.</summary>
/// <param name="Layout">The settings of axes, legend and notes.</param>
/// <param name="Data">Those of traces; null where none is needed.</param>
internal sealed record Template(Layout Layout, TraceDefaults? Data);
