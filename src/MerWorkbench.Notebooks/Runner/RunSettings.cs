namespace MerWorkbench.Notebooks.Runner;

/// <summary>How a notebook is run without a person before it.</summary>
public sealed record RunSettings
{
    /// <summary>How long one cell may take; ten minutes by default. It is then interrupted and counts as failed.</summary>
    public TimeSpan CellLimit { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Values for the variables that the cell tagged <c>parameters</c> declares, by name, as text; converted to the variable's type.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>Cells done by an earlier run that stopped: they run again for their state (stores make that quick) but keep the outputs they have.</summary>
    public bool Resume { get; init; }

    /// <summary>Whether figures come as pictures and nothing as script: the form to be committed.</summary>
    public bool Static { get; init; }

    /// <summary>What to call at each cell's begin and end; null where nobody looks.</summary>
    public IRunObserver? Observer { get; init; }
}
