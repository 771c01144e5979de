using System.Text.Json.Serialization;

namespace MerWorkbench.Figures;

/// <summary>What a <see cref="Scatter"/> draws at its pairs of values.</summary>
public enum ScatterMode
{
    /// <summary>Points.</summary>
    Markers,

    /// <summary>A line through them in the order given.</summary>
    Lines,

    /// <summary>Both.</summary>
    [JsonStringEnumMemberName("lines+markers")]
    LinesAndMarkers,

    /// <summary>The texts alone.</summary>
    Text,
}
