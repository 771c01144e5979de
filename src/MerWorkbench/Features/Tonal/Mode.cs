namespace MerWorkbench.Features.Tonal;

/// <summary>Whether a key or a triad is major or minor.</summary>
public enum Mode
{
    /// <summary>With the major third.</summary>
    Major,

    /// <summary>With the minor third.</summary>
    Minor,
}
