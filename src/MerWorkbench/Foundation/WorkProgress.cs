namespace MerWorkbench.Foundation;

/// <summary>
/// How far a long piece of work is. Library code reports it to an <see cref="IProgress{T}"/>;
/// the command line and the notebook draw the bar, the rate and the time left.
/// </summary>
/// <param name="Stage">What is being done, as a short noun phrase: <c>features</c>, <c>LSTM 2x124</c>.</param>
/// <param name="Done">How many units are finished.</param>
/// <param name="Total">How many there are; 0 when not known.</param>
/// <param name="Detail">The item at hand or the latest value, or null.</param>
/// <param name="Sound">How much sound was worked through so far, where that is what takes the time; else zero.</param>
/// <param name="InBytes">Whether the units are bytes, to be shown as such.</param>
public readonly record struct WorkProgress(string Stage, long Done, long Total, string? Detail = null, TimeSpan Sound = default, bool InBytes = false)
{
    /// <summary>Whether all is done; never where it is not known how much there is.</summary>
    public bool IsDone => Total > 0 && Done >= Total;

    /// <summary>Whether the stage has begun anew since an earlier report of it, so that its clock does too: much less is done. A little less says only that parallel work reported out of order.</summary>
    public bool IsAnewAfter(WorkProgress earlier) => Done * 2 < earlier.Done;
}
