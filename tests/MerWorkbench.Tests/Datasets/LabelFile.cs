namespace MerWorkbench.Tests.Datasets;

/// <summary>A label file of a small sample of a dataset, and what its loader asks of the columns.</summary>
/// <param name="Path">Its path below the folder.</param>
internal sealed record LabelFile(string Path)
{
    public char Separator { get; init; } = ',';

    /// <summary>Whether cells may stand in quotes.</summary>
    public bool IsQuoted { get; init; } = true;

    /// <summary>The names of the columns where the file does not give them.</summary>
    public string[]? Header { get; init; }

    /// <summary>Columns that hold numbers from low to high.</summary>
    public (string Column, double Low, double High)[] Numbers { get; init; } = [];

    /// <summary>Columns that hold one of a few words.</summary>
    public string[] Words { get; init; } = [];

    /// <summary>Columns that hold any text, but some.</summary>
    public string[] Texts { get; init; } = [];

    /// <summary>Columns that must be there, whatever they hold.</summary>
    public string[] Others { get; init; } = [];

    /// <summary>Whether the same row twice is refused: not where rows have no id.</summary>
    public bool HasIds { get; init; } = true;

    /// <summary>Whether rows may end before the header does.</summary>
    public bool IsRagged { get; init; }

    /// <summary>Whether surplus cells belong to a text that was broken at separators.</summary>
    public bool MendsSurplus { get; init; }

    /// <summary>Whether the dataset loads without the file.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Whether a header alone is whole.</summary>
    public bool MayBeEmpty { get; init; }

    /// <summary>The row that is damaged, from 0; one without separators in quotes.</summary>
    public int Row { get; init; }

    public IEnumerable<string> Needed => Numbers.Select(number => number.Column).Concat(Words).Concat(Texts).Concat(Others);
}
