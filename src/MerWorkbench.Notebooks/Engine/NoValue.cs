namespace MerWorkbench.Notebooks.Engine;

/// <summary>Says that code had no value to show, which null would not: null is a value.</summary>
public sealed class NoValue
{
    private NoValue()
    {
    }

    /// <summary>The one instance.</summary>
    public static NoValue Instance { get; } = new();
}
