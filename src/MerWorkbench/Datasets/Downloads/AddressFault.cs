namespace MerWorkbench.Datasets.Downloads;

/// <summary>Why one address did not give the file; the next may.</summary>
internal sealed class AddressFault(string message, bool isPassing, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether trying the same address again may help.</summary>
    public bool IsPassing { get; } = isPassing;
}
