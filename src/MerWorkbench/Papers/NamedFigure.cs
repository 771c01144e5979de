using MerWorkbench.Figures;

namespace MerWorkbench.Papers;

/// <summary>A figure of a reproduction.</summary>
/// <param name="Name">The name of its files: <c>plane</c>.</param>
/// <param name="Figure">The figure.</param>
public sealed record NamedFigure(string Name, Figure Figure);
