using System.Text.Json.Serialization;

namespace MerWorkbench.Figures;

/// <summary>One set of marks in a figure, drawn the same way. Named as in plotly, which draws it.</summary>
[JsonDerivedType(typeof(Scatter), "scatter")]
[JsonDerivedType(typeof(Bar), "bar")]
[JsonDerivedType(typeof(Box), "box")]
[JsonDerivedType(typeof(Heatmap), "heatmap")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
public abstract record Trace
{
    /// <summary>The name in the legend and under the pointer.</summary>
    public string? Name { get; init; }

    /// <summary>Whether the legend lists it; by default it does when there is more than one trace.</summary>
    public bool? ShowLegend { get; init; }

    /// <summary>Traces of one group are shown and hidden together in the legend.</summary>
    public string? LegendGroup { get; init; }

    /// <summary>The horizontal axis it is drawn on: <c>x</c>, <c>x2</c> to <c>x6</c>; <c>x</c> by default.</summary>
    public string? XAxis { get; init; }

    /// <summary>The vertical axis it is drawn on: <c>y</c>, <c>y2</c> or <c>y3</c>; <c>y</c> by default.</summary>
    public string? YAxis { get; init; }

    /// <summary>What is shown under the pointer, in plotly's template language.</summary>
    public string? HoverTemplate { get; init; }

    /// <summary><c>skip</c> where the pointer shall find nothing.</summary>
    public string? HoverInfo { get; init; }

    /// <summary>From 0 (clear) to 1 (solid, the default).</summary>
    public double? Opacity { get; init; }
}
