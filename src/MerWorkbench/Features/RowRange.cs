namespace MerWorkbench.Features;

/// <summary>Some rows one after the other.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The one after the last.</param>
internal readonly record struct RowRange(int From, int To)
{
    public int Count => To - From;
}
