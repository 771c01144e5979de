namespace MerWorkbench.Learning.Selection;

/// <summary>Class labels as numbers from 0 without gaps, in the order of the labels.</summary>
/// <param name="Codes">The class of each row.</param>
/// <param name="Count">How many classes there are.</param>
internal sealed record ClassCodes(int[] Codes, int Count)
{
    public static ClassCodes Of(IReadOnlyList<int> labels)
    {
        int[] distinct = [.. labels.Distinct().Order()];
        return new([.. labels.Select(label => Array.BinarySearch(distinct, label))], distinct.Length);
    }
}
