using MerWorkbench.Units;

namespace MerWorkbench.Features.Store;

/// <summary>What became of many sound files whose features were wanted in the store.</summary>
/// <param name="Files">How many sound files there were.</param>
/// <param name="Computed">How many entries, one a file and set, were computed now.</param>
/// <param name="Known">How many were there before and whole.</param>
/// <param name="Sound">How much sound was worked through now.</param>
/// <param name="Faults">The files that gave no features, and why, in the order of the files; all others are kept.</param>
/// <param name="Odd">The files whose features are kept though something about the sound was odd.</param>
public sealed record StoreReport(int Files, int Computed, int Known, Seconds Sound, IReadOnlyList<StoreReport.Remark> Faults, IReadOnlyList<StoreReport.Remark> Odd)
{
    /// <summary>What is to be said of one sound file.</summary>
    /// <param name="Path">The file.</param>
    /// <param name="Text">What is wrong or odd with it, as a sentence.</param>
    public sealed record Remark(string Path, string Text);
}
