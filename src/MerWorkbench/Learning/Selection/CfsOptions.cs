using MerWorkbench.Foundation;

namespace MerWorkbench.Learning.Selection;

/// <summary>How <see cref="Cfs"/> searches. The defaults are Weka's.</summary>
public sealed record CfsOptions
{
    /// <summary>
    /// Whether columns are added after the search that tell more of the target than of any chosen column; default true.
    /// </summary>
    public bool LocallyPredictive { get; init; } = true;

    /// <summary>
    /// The search stops after so many expansions in a row without a better subset; at least 1, default 5. So many subsets are kept
    /// waiting for their expansion, the best by merit.
    /// </summary>
    public int Patience
    {
        get;
        init => field = Check.Positive(value);
    } = 5;
}
