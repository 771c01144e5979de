namespace MerWorkbench.Papers;

/// <summary>A part of a work that looks at words and at sound.</summary>
public enum WorkPart
{
    /// <summary>The experiments on words.</summary>
    Lyrics,

    /// <summary>The experiments on sound.</summary>
    Audio,

    /// <summary>Both, on the same items and splits, and set against each other.</summary>
    Both,
}
