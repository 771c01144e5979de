namespace MerWorkbench.Notebooks.Engine;

/// <summary>The two streams of a cell.</summary>
public enum OutputStream
{
    /// <summary>Standard output.</summary>
    Out,

    /// <summary>Standard error.</summary>
    Error,
}
