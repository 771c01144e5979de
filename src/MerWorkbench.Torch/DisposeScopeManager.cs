namespace MerWorkbench.Torch;

/// <summary>The dispose scopes of one thread, and what was made and disposed on it.</summary>
public sealed class DisposeScopeManager
{
    [ThreadStatic]
    private static DisposeScopeManager? t_instance;

    /// <summary>Counts of the calling thread.</summary>
    public static DisposeScopeStatistics Statistics => ThreadInstance.Counts;

    internal static DisposeScopeManager ThreadInstance => t_instance ??= new DisposeScopeManager();

    internal DisposeScope? Current { get; set; }

    internal DisposeScopeStatistics Counts { get; } = new();

    internal static void Register(torch.Tensor tensor)
    {
        var manager = ThreadInstance;
        if (manager.Current is not { } scope)
        {
            manager.Counts.CreatedOutsideScopeCount++;
            return;
        }

        manager.Counts.CreatedInScopeCount++;
        scope.Add(tensor);
    }
}
