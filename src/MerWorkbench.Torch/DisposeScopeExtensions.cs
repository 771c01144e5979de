namespace MerWorkbench.Torch;

/// <summary>Moves things between dispose scopes without naming the scope they are in.</summary>
public static class DisposeScopeExtensions
{
    /// <summary>Hands the thing on to the scope around its own, so that it outlives its own.</summary>
    public static T MoveToOuterDisposeScope<T>(this T disposable)
        where T : IDisposable
    {
        if (ScopeOf(disposable) is { } scope) scope.MoveToOuter(disposable);
        return disposable;
    }

    /// <summary>Hands the thing on to <paramref name="scope"/>.</summary>
    public static T MoveToOtherDisposeScope<T>(this T disposable, DisposeScope? scope)
        where T : IDisposable
    {
        if (ScopeOf(disposable) is { } own) own.MoveToOther(scope, disposable);
        else scope?.Attach(disposable);
        return disposable;
    }

    /// <summary>Hands the thing on to the scope that holds <paramref name="other"/>.</summary>
    public static T MoveToOtherDisposeScope<T>(this T disposable, torch.Tensor other)
        where T : IDisposable => disposable.MoveToOtherDisposeScope(other.Scope);

    /// <summary>Takes the thing out of all scopes: it lives until it is disposed by hand.</summary>
    public static T DetachFromDisposeScope<T>(this T disposable)
        where T : IDisposable
    {
        ScopeOf(disposable)?.Detach(disposable);
        return disposable;
    }

    private static DisposeScope? ScopeOf(IDisposable disposable)
    {
        if (disposable is torch.Tensor tensor) return tensor.Scope;
        for (var scope = DisposeScopeManager.ThreadInstance.Current; scope is not null; scope = scope.OuterScope)
        {
            if (scope.Contains(disposable)) return scope;
        }

        return null;
    }
}
