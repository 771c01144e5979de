namespace MerWorkbench.Features;

/// <summary>How far a column's numbers are those of the tool it is named after.</summary>
public enum Fidelity
{
    /// <summary>The tool's own numbers but for float rounding, proved against values it printed or its formulae in float64.</summary>
    Exact,

    /// <summary>The tool's algorithm; numbers agree within a stated tolerance.</summary>
    Tolerance,

    /// <summary>Built from the published definition and proved by closed forms; no values of the tool were at hand.</summary>
    Definition,

    /// <summary>The same quantity by an algorithm of our own: compare what it says of the music, not its digits.</summary>
    Own,
}
