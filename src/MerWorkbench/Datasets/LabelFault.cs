namespace MerWorkbench.Datasets;

/// <summary>Something wrong in a label file.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">Its line, from 1; 0 where the file as a whole is meant.</param>
/// <param name="Problem">What was expected and what was found.</param>
public sealed record LabelFault(string File, int Line, string Problem)
{
    /// <summary>The place as errors write it: <c>data.csv:12</c>.</summary>
    public string Where => Line > 0 ? FormattableString.Invariant($"{File}:{Line}") : File;
}
