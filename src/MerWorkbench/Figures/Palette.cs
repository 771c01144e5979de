namespace MerWorkbench.Figures;

/// <summary>Colours that readers with any kind of colour vision tell apart.</summary>
/// <seealso href="https://jfly.uni-koeln.de/color/">Okabe and Ito, Color Universal Design (2008).</seealso>
public static class Palette
{
    /// <summary>For text and axes.</summary>
    public const string Ink = "#222222";

    /// <summary>For what stands in the background: guides, annotated values.</summary>
    public const string Grey = "#767676";

    /// <summary>For grid lines.</summary>
    public const string Faint = "#e6e6e6";

    /// <summary>Blue of <see cref="OkabeIto"/>.</summary>
    public const string Blue = "#0072B2";

    /// <summary>Vermillion of <see cref="OkabeIto"/>.</summary>
    public const string Vermillion = "#D55E00";

    /// <summary>The eight colours of Okabe and Ito, the strongest on white first.</summary>
    public static IReadOnlyList<string> OkabeIto { get; } =
        [Blue, Vermillion, "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000", "#F0E442"];
}
