namespace MerWorkbench.Figures;

/// <summary>One column of a <see cref="ResultTable"/>.</summary>
/// <param name="Name">Its heading, with the unit or scale where there is one.</param>
/// <param name="Format">How its numbers are written for people, as .NET writes formats: <c>0.00</c>; null for a column of text.</param>
public sealed record ResultColumn(string Name, string? Format = null)
{
    /// <summary>A column of differences, each but zero with its sign.</summary>
    /// <param name="name">Its heading.</param>
    /// <param name="format">How a number without a sign is written: <c>0.00</c>.</param>
    public static ResultColumn Signed(string name, string format) => new(name, $"+{format};-{format};{format}");

    /// <summary>Columns of numbers stand flush right, columns of text flush left.</summary>
    public bool IsNumeric => Format is not null;
}
