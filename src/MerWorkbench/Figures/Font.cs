namespace MerWorkbench.Figures;

/// <summary>How text looks.</summary>
/// <param name="Size">The size in pixels (96 to the inch): four thirds of the points.</param>
/// <param name="Color">The colour, as CSS writes it.</param>
/// <param name="Family">The family.</param>
public sealed record Font(double? Size = null, string? Color = null, string? Family = null)
{
    /// <summary>A font of a size in points.</summary>
    public static Font Points(double points, string? color = null, string? family = null) => new(points * 4 / 3, color, family);
}
