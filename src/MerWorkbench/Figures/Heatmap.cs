namespace MerWorkbench.Figures;

/// <summary>A matrix as coloured cells: a confusion matrix, a spectrogram.</summary>
public sealed record Heatmap : Trace
{
    /// <summary>The values, <c>[rows, columns]</c>; each row as long as <see cref="X"/>.</summary>
    public required IReadOnlyList<PlotValues> Z { get; init; }

    /// <summary>What the columns are.</summary>
    public PlotValues? X { get; init; }

    /// <summary>What the rows are.</summary>
    public PlotValues? Y { get; init; }

    /// <summary>The value of the first colour; the lowest by default.</summary>
    public double? ZMin { get; init; }

    /// <summary>The value of the last colour; the highest by default.</summary>
    public double? ZMax { get; init; }

    /// <summary>The colours by plotly's name: <c>Viridis</c>, <c>Cividis</c>, <c>Greys</c>, <c>Blues</c>.</summary>
    public string ColorScale { get; init; } = "Cividis";

    /// <summary>What is written into each cell, in plotly's template language: <c>%{z}</c>.</summary>
    public string? TextTemplate { get; init; }

    /// <summary>Whether a bar explains the colours; yes by default.</summary>
    public bool? ShowScale { get; init; }

    /// <summary>The bar that explains the colours.</summary>
    public ColorBar? ColorBar { get; init; }
}
