namespace MerWorkbench.Foundation;

/// <summary>
/// What long work uses where its caller gives no progress and no token: a notebook sets both for the running cell, so that
/// a cell needs no plumbing to show how far the work is and to be stopped. Elsewhere there is neither. It follows awaits and threads.
/// </summary>
public static class Ambient
{
    private static readonly AsyncLocal<Setting?> Current = new();

    /// <summary>Told how far work is that was given nobody to tell; null where nobody wants to know.</summary>
    public static IProgress<WorkProgress>? Progress => Current.Value?.Progress;

    /// <summary>Stops work that was given no token.</summary>
    public static CancellationToken Token => Current.Value?.Token ?? default;

    /// <summary>Sets both for what the caller does until the result is disposed of.</summary>
    /// <param name="progress">Told how far work is; null for nobody.</param>
    /// <param name="token">Stops it.</param>
    public static IDisposable Use(IProgress<WorkProgress>? progress, CancellationToken token)
    {
        var before = Current.Value;
        Current.Value = new(progress, token);
        return new Restore(before);
    }

    /// <summary>The progress and the token given, each replaced by the ambient one where the caller gave none.</summary>
    internal static (IProgress<WorkProgress>? Progress, CancellationToken Token) Or(IProgress<WorkProgress>? progress, CancellationToken token) =>
        (progress ?? Progress, Or(token));

    /// <summary>The token given, or the ambient one where it could never be cancelled.</summary>
    internal static CancellationToken Or(CancellationToken given) => given.CanBeCanceled ? given : Token;

    private sealed record Setting(IProgress<WorkProgress>? Progress, CancellationToken Token);

    private sealed class Restore(Setting? before) : IDisposable
    {
        public void Dispose() => Current.Value = before;
    }
}
