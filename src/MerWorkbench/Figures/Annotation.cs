namespace MerWorkbench.Figures;

/// <summary>A text placed in a figure, without an arrow.</summary>
/// <param name="Text">The text, with the mark-up of <see cref="Title"/>.</param>
/// <param name="X">The horizontal position.</param>
/// <param name="Y">The vertical position.</param>
public sealed record Annotation(string Text, double X, double Y)
{
    /// <summary>What <see cref="X"/> counts in: an axis (<c>x2</c>), a panel from 0 to 1 (<c>x2 domain</c>) or the figure (<c>paper</c>).</summary>
    public string XRef { get; init; } = "x";

    /// <summary>What <see cref="Y"/> counts in, likewise.</summary>
    public string YRef { get; init; } = "y";

    /// <summary>Which part of the text stands there: <c>left</c>, <c>center</c>, <c>right</c>.</summary>
    public string? XAnchor { get; init; }

    /// <summary>Which part of the text stands there: <c>bottom</c>, <c>middle</c>, <c>top</c>.</summary>
    public string? YAnchor { get; init; }

    /// <summary>How lines of text stand to each other: <c>left</c>, <c>center</c>, <c>right</c>.</summary>
    public string? Align { get; init; }

    /// <summary>The font; the theme's by default.</summary>
    public Font? Font { get; init; }

    /// <summary>Never an arrow: a text that needs one is better said in the caption.</summary>
    public bool ShowArrow => false;
}
