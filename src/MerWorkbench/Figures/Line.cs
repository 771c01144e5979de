namespace MerWorkbench.Figures;

/// <summary>How a line looks.</summary>
/// <param name="Color">The colour, as CSS writes it.</param>
/// <param name="Width">The width in pixels (96 to the inch).</param>
/// <param name="Dash"><c>solid</c> (the default), <c>dash</c>, <c>dot</c> or <c>dashdot</c>.</param>
public sealed record Line(string? Color = null, double? Width = null, string? Dash = null);
