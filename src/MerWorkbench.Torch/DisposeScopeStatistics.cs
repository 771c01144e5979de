namespace MerWorkbench.Torch;

/// <summary>What one thread made and disposed, since it began or since <see cref="Reset"/>.</summary>
public sealed class DisposeScopeStatistics
{
    /// <summary>Tensors made while a scope was open.</summary>
    public long CreatedInScopeCount { get; internal set; }

    /// <summary>Tensors made while none was open: they live until they are disposed by hand.</summary>
    public long CreatedOutsideScopeCount { get; internal set; }

    /// <summary>Tensors that a scope disposed, or that were disposed by hand while in one.</summary>
    public long DisposedInScopeCount { get; internal set; }

    /// <summary>Tensors disposed by hand that were in no scope.</summary>
    public long DisposedOutsideScopeCount { get; internal set; }

    /// <summary>Tensors taken out of all scopes.</summary>
    public long DetachedFromScopeCount { get; internal set; }

    /// <summary>Tensors put into a scope that were in none.</summary>
    public long AttachedToScopeCount { get; internal set; }

    /// <summary>Tensors made and not disposed.</summary>
    public long ThreadTotalLiveCount => CreatedInScopeCount + CreatedOutsideScopeCount - DisposedInScopeCount - DisposedOutsideScopeCount;

    /// <summary>Sets all counts to 0.</summary>
    public void Reset() => CreatedInScopeCount = CreatedOutsideScopeCount = DisposedInScopeCount = DisposedOutsideScopeCount = DetachedFromScopeCount = AttachedToScopeCount = 0;
}
