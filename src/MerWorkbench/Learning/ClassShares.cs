namespace MerWorkbench.Learning;

/// <summary>Probabilities of classes in double precision.</summary>
internal static class ClassShares
{
    /// <summary>Shares that sum to one: single precision leaves their sum a few parts in ten million off.</summary>
    public static double[] Whole(IReadOnlyList<float> shares)
    {
        double sum = shares.Sum(share => (double)share);
        return [.. shares.Select(share => share / sum)];
    }
}
