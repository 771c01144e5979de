namespace MerWorkbench.Notebooks.Documents;

/// <summary>What a cell of a notebook is.</summary>
public enum CellKind
{
    /// <summary>Code that is run.</summary>
    Code,

    /// <summary>Text in markdown.</summary>
    Markdown,

    /// <summary>Text that is left as it is.</summary>
    Raw,
}
