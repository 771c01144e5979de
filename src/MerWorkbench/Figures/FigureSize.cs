using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Figures;

/// <summary>How large a figure is when printed. Fonts are set in points for this size, so a figure is never scaled in the paper.</summary>
/// <param name="Width">The width; journals ask for <see cref="OneColumn"/> or <see cref="TwoColumns"/>.</param>
/// <param name="Height">The height.</param>
public readonly record struct FigureSize(Millimetres Width, Millimetres Height)
{
    /// <summary>The width of one column: 88 mm.</summary>
    public static Millimetres OneColumn => new(88);

    /// <summary>The width of two columns with the gap between them: 180 mm.</summary>
    public static Millimetres TwoColumns => new(180);

    /// <summary>A figure one column wide.</summary>
    /// <param name="heightMillimetres">Its height in millimetres.</param>
    public static FigureSize InOneColumn(double heightMillimetres) => new(OneColumn, new(Check.Positive(heightMillimetres)));

    /// <summary>A figure two columns wide.</summary>
    /// <param name="heightMillimetres">Its height in millimetres.</param>
    public static FigureSize InTwoColumns(double heightMillimetres) => new(TwoColumns, new(Check.Positive(heightMillimetres)));
}
