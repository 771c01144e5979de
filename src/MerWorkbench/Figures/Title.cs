namespace MerWorkbench.Figures;

/// <summary>A heading of a figure or an axis. Text converts by itself.</summary>
/// <param name="Text">The text; <c>&lt;b&gt;</c>, <c>&lt;i&gt;</c>, <c>&lt;sub&gt;</c>, <c>&lt;sup&gt;</c> and <c>&lt;br&gt;</c> are understood.</param>
public sealed record Title(string Text)
{
    /// <summary>The font; the theme's by default.</summary>
    public Font? Font { get; init; }

    /// <summary>The distance between an axis title and the tick labels, in pixels.</summary>
    public double? Standoff { get; init; }

    /// <summary>A title in the theme's font.</summary>
    public static implicit operator Title(string text) => new(text);

    /// <summary>Text from a name or a file, so that none of its characters is taken for mark-up.</summary>
    public static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);
}
