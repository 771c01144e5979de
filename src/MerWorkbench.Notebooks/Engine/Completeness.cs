namespace MerWorkbench.Notebooks.Engine;

/// <summary>Whether code can be run as it stands, for consoles that ask before a line is ended.</summary>
public enum Completeness
{
    /// <summary>It can be run.</summary>
    Complete,

    /// <summary>More must follow: an open brace.</summary>
    Incomplete,

    /// <summary>Nothing that follows can mend it.</summary>
    Invalid,
}
