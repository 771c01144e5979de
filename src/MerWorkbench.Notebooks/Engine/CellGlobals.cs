namespace MerWorkbench.Notebooks.Engine;

/// <summary>What every cell of C# can use without naming where it comes from.</summary>
public static class CellGlobals
{
    /// <summary>
    /// Cancelled when the person interrupts the cell. The engine hands it to calls that take a token and were given none;
    /// code of one's own that works long outside loops and awaits can ask it.
    /// </summary>
    public static CancellationToken Cancellation => CellGuard.Token;
}
