using System.Text.Json.Serialization;

namespace MerWorkbench.Figures;

/// <summary>Points, lines or texts at pairs of values; with a fill also bands and outlines.</summary>
public sealed record Scatter : Trace
{
    /// <summary>Horizontal values.</summary>
    public required PlotValues X { get; init; }

    /// <summary>Vertical values, as many as <see cref="X"/>.</summary>
    public required PlotValues Y { get; init; }

    /// <summary>What is drawn at the pairs.</summary>
    public ScatterMode Mode { get; init; } = ScatterMode.Markers;

    /// <summary>A text for each point: under the pointer, or drawn where <see cref="Mode"/> says so.</summary>
    public IReadOnlyList<string>? Text { get; init; }

    /// <summary>How the points look.</summary>
    public Marker? Marker { get; init; }

    /// <summary>How the line looks.</summary>
    public Line? Line { get; init; }

    /// <summary>Horizontal intervals.</summary>
    [JsonPropertyName("error_x")]
    public ErrorBar? ErrorX { get; init; }

    /// <summary>Vertical intervals.</summary>
    [JsonPropertyName("error_y")]
    public ErrorBar? ErrorY { get; init; }

    /// <summary>What the area reaches to: <c>toself</c> or <c>tonexty</c> (the trace before, for an interval band); none by default.</summary>
    public string? Fill { get; init; }

    /// <summary>The colour of the area, as CSS writes it.</summary>
    public string? FillColor { get; init; }
}
