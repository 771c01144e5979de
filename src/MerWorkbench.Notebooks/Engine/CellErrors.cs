namespace MerWorkbench.Notebooks.Engine;

/// <summary>Turns exceptions into what a person is told.</summary>
internal static class CellErrors
{
    /// <summary>The error of a cell that ended with an exception.</summary>
    public static CellError Of(Exception exception, CancellationToken stop) => exception switch
    {
        CellException known => known.Error,
        OperationCanceledException when stop.IsCancellationRequested => new("Interrupted", "The cell was stopped.", ["Interrupted: the cell was stopped."]),
        _ => new(exception.GetType().Name, exception.Message, [$"{exception.GetType().Name}: {exception.Message}"]),
    };
}
