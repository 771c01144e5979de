namespace MerWorkbench.Learning.Extraction;

/// <summary>Classes as one share each.</summary>
internal static class ClassShares
{
    /// <summary>The class of the largest share; of equal ones the first.</summary>
    public static int Largest(IReadOnlyList<double> shares)
    {
        int best = 0;
        for (int i = 1; i < shares.Count; i++)
            best = shares[i] > shares[best] ? i : best;
        return best;
    }
}
