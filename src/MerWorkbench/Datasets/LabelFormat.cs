namespace MerWorkbench.Datasets;

/// <summary>How the cells of a label file are told apart.</summary>
/// <param name="Separator">What stands between two cells.</param>
/// <param name="Quoted">Whether a cell in double quotes may hold separators; where not, quotes are text like any other.</param>
internal sealed record LabelFormat(char Separator, bool Quoted)
{
    public static LabelFormat Commas { get; } = new(',', Quoted: true);

    public static LabelFormat Pipes { get; } = new('|', Quoted: false);

    public static LabelFormat Tabs { get; } = new('\t', Quoted: false);

    public static LabelFormat Semicolons { get; } = new(';', Quoted: true);

    /// <summary>The columns of a file that does not name them; null where its first line does.</summary>
    public IReadOnlyList<string>? Header { get; init; }

    /// <summary>
    /// The column that was broken at separators within its text, so that a row has surplus cells after it: they are put
    /// together again with a blank between. Null where every row has a cell a column.
    /// </summary>
    public string? Broken { get; init; }

    /// <summary>Whether rows may be shorter than the header; what they lack reads as empty.</summary>
    public bool IsRagged { get; init; }

    /// <summary>Whether a cell in quotes may have several lines; where not, every line end ends the row, so that a bad quote spoils one row alone.</summary>
    public bool HasLineBreaks { get; init; }

    /// <summary>Whether a header without rows is whole.</summary>
    public bool MayBeEmpty { get; init; }
}
