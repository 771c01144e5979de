using System.Text.Json.Serialization;

namespace MerWorkbench.Figures;

/// <summary>A bar for each value.</summary>
public sealed record Bar : Trace
{
    /// <summary>Where the bars stand; for lying bars, how long they are.</summary>
    public required PlotValues X { get; init; }

    /// <summary>How high they are; for lying bars, where they lie.</summary>
    public required PlotValues Y { get; init; }

    /// <summary><c>v</c> for standing bars (the default), <c>h</c> for lying ones.</summary>
    public string? Orientation { get; init; }

    /// <summary>How the bars look.</summary>
    public Marker? Marker { get; init; }

    /// <summary>Horizontal intervals, for lying bars.</summary>
    [JsonPropertyName("error_x")]
    public ErrorBar? ErrorX { get; init; }

    /// <summary>Vertical intervals, for standing bars.</summary>
    [JsonPropertyName("error_y")]
    public ErrorBar? ErrorY { get; init; }
}
