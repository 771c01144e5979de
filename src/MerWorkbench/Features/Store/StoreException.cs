using MerWorkbench.Foundation;

namespace MerWorkbench.Features.Store;

/// <summary>The store's folder cannot be used: no room, no permission, not a folder. What it held before is as it was.</summary>
public sealed class StoreException : MerException
{
    // The numbers that Linux gives these faults, which .NET passes on.
    private const int NotPermitted = 1, NotAllowed = 13, NoSpace = 28, ReadOnly = 30, QuotaExceeded = 122;

    /// <summary>Describes a fault of the disk.</summary>
    /// <param name="file">The file or folder concerned.</param>
    /// <param name="root">The store's folder.</param>
    /// <param name="inner">The cause.</param>
    public StoreException(string file, string root, Exception inner)
        : this(Explain(inner), file, root, inner)
    {
    }

    internal StoreException(string problem, string file, string root, Exception? inner)
        : base($"the feature store cannot be used: {problem}", file, $"Make room and see to permission in {root}, or name another folder; what is there stays valid.", inner)
    {
    }

    private static string Explain(Exception fault) => fault.HResult switch
    {
        NoSpace => "the disk is full.",
        QuotaExceeded => "your disk quota is used up.",
        ReadOnly => "the file system is read-only.",
        NotPermitted or NotAllowed => "you have no permission to write there.",
        _ when fault is UnauthorizedAccessException => "you have no permission to write there.",
        _ => fault.Message,
    };
}
