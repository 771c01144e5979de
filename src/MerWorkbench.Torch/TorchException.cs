namespace MerWorkbench.Torch;

/// <summary>What libtorch refused, with the operator and the element types and shapes of the tensors it was given.</summary>
public sealed class TorchException : Exception
{
    /// <summary>Makes the exception with its message.</summary>
    public TorchException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with its message and what caused it.</summary>
    public TorchException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
