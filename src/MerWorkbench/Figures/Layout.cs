using System.Text.Json.Serialization;

namespace MerWorkbench.Figures;

/// <summary>Everything of a figure but its traces: axes, legend, notes and margins.</summary>
public sealed record Layout
{
    /// <summary>How many panels stand in a row at most.</summary>
    internal const int MostInRow = 6;

    /// <summary>The heading; a paper's figure has a caption instead.</summary>
    public Title? Title { get; init; }

    /// <summary>The horizontal axis.</summary>
    public Axis? XAxis { get; init; }

    /// <summary>The vertical axis.</summary>
    public Axis? YAxis { get; init; }

    /// <summary>The horizontal axis of the second panel.</summary>
    public Axis? XAxis2 { get; init; }

    /// <summary>The vertical axis of the second panel.</summary>
    public Axis? YAxis2 { get; init; }

    /// <summary>The horizontal axis of the third panel.</summary>
    public Axis? XAxis3 { get; init; }

    /// <summary>The vertical axis of the third panel.</summary>
    public Axis? YAxis3 { get; init; }

    /// <summary>The horizontal axis of the fourth panel of a row.</summary>
    public Axis? XAxis4 { get; init; }

    /// <summary>The horizontal axis of the fifth panel of a row.</summary>
    public Axis? XAxis5 { get; init; }

    /// <summary>The horizontal axis of the sixth panel of a row.</summary>
    public Axis? XAxis6 { get; init; }

    /// <summary>Texts placed in the figure.</summary>
    public IReadOnlyList<Annotation>? Annotations { get; init; }

    /// <summary>Lines and areas placed in the figure.</summary>
    public IReadOnlyList<Shape>? Shapes { get; init; }

    /// <summary>The list of traces.</summary>
    public Legend? Legend { get; init; }

    /// <summary>Whether there is a legend.</summary>
    public bool? ShowLegend { get; init; }

    /// <summary>The space around the panels.</summary>
    public Margin? Margin { get; init; }

    /// <summary>The font of all text.</summary>
    public Font? Font { get; init; }

    /// <summary>The colours that traces take in turn.</summary>
    public IReadOnlyList<string>? ColorWay { get; init; }

    /// <summary>How bars of several traces stand: <c>group</c> (the default) or <c>stack</c>.</summary>
    public string? BarMode { get; init; }

    /// <summary>How boxes of several traces stand: <c>overlay</c> (the default) or <c>group</c>.</summary>
    public string? BoxMode { get; init; }

    /// <summary>The colour of the whole figure.</summary>
    [JsonPropertyName("paper_bgcolor")]
    public string? PaperColor { get; init; }

    /// <summary>The colour of the panels.</summary>
    [JsonPropertyName("plot_bgcolor")]
    public string? PlotColor { get; init; }

    [JsonInclude]
    internal int? Width { get; init; }

    [JsonInclude]
    internal int? Height { get; init; }

    [JsonInclude]
    internal Template? Template { get; init; }

    /// <summary>The same with panels side by side.</summary>
    /// <param name="panels">The horizontal axis of each, at most <see cref="MostInRow"/>.</param>
    internal Layout InRow(IReadOnlyList<Axis> panels) => this with
    {
        XAxis = panels.ElementAtOrDefault(0),
        XAxis2 = panels.ElementAtOrDefault(1),
        XAxis3 = panels.ElementAtOrDefault(2),
        XAxis4 = panels.ElementAtOrDefault(3),
        XAxis5 = panels.ElementAtOrDefault(4),
        XAxis6 = panels.ElementAtOrDefault(5),
    };
}
