using System.Reflection;
using MerWorkbench.Foundation;

namespace MerWorkbench.Notebooks.Engine;

/// <summary>Turns exceptions into what a person is told: the error, the lines of the cells on the way to it, what caused it.</summary>
internal static class CellErrors
{
    private const int MostOfAggregate = 5, DeepestCause = 4;

    /// <summary>The error of a cell that ended with an exception.</summary>
    public static CellError Of(Exception exception, CancellationToken stop, CellSources sources)
    {
        if (exception is CellException known)
            return known.Error;
        if (IsStop(exception, stop))
        {
            string? place = Innermost(exception) is { } thrown ? CellTrace.Lines(thrown, sources, libraries: false).FirstOrDefault() : null;
            return new("Interrupted", "The cell was stopped.", ["Interrupted: the cell was stopped.", .. place is null ? Array.Empty<string>() : [place]]);
        }
        exception = Unwrap(exception);
        List<string> trace = [];
        Describe(exception, "", 0, trace, sources);
        return new(CellTrace.Name(exception.GetType()), Message(exception), trace);
    }

    /// <summary>Whether an exception is how a stopped cell ends, however it was wrapped on the way.</summary>
    public static bool IsStop(Exception exception, CancellationToken stop) => stop.IsCancellationRequested && exception switch
    {
        OperationCanceledException or ThreadInterruptedException => true,
        AggregateException many => many.InnerExceptions.Any(inner => IsStop(inner, stop)),
        { InnerException: { } inner } => IsStop(inner, stop),
        _ => false,
    };

    private static void Describe(Exception exception, string lead, int depth, List<string> trace, CellSources sources)
    {
        string text = Message(exception);
        // A message of the workbench says all by itself: what, where, what to do.
        string head = exception is MerException ? text : $"{CellTrace.Name(exception.GetType())}: {text}";
        trace.AddRange($"{lead}{head}".ReplaceLineEndings("\n").Split('\n'));
        trace.AddRange(CellTrace.Lines(exception, sources, libraries: exception is not MerException));
        if (depth == DeepestCause)
            return;
        if (exception is AggregateException many)
        {
            int index = 0;
            foreach (Exception inner in many.InnerExceptions.Take(MostOfAggregate))
                Describe(Unwrap(inner), FormattableString.Invariant($"{++index}. "), depth + 1, trace, sources);
            if (many.InnerExceptions.Count > MostOfAggregate)
                trace.Add(FormattableString.Invariant($"... and {many.InnerExceptions.Count - MostOfAggregate} more."));
        }
        else if (exception.InnerException is { } cause && exception is not MerException)
        {
            Describe(Unwrap(cause), "because of ", depth + 1, trace, sources);
        }
    }

    private static string Message(Exception exception) => exception switch
    {
        AggregateException many => FormattableString.Invariant($"{many.InnerExceptions.Count} errors at once."),
        TypeInitializationException type => $"The type {type.TypeName} could not be set up; it cannot be used until the kernel is restarted.",
        InsufficientExecutionStackException => "Functions call one another too deeply: a recursion does not end.",
        ThreadInterruptedException or OperationCanceledException when exception.Message.Length == 0 => "The work was stopped.",
        _ => exception.Message,
    };

    // Wrappers that say nothing of their own.
    private static Exception Unwrap(Exception exception) => exception switch
    {
        AggregateException { InnerExceptions.Count: 1 } one => Unwrap(one.InnerExceptions[0]),
        TargetInvocationException { InnerException: { } inner } => Unwrap(inner),
        _ => exception,
    };

    private static Exception? Innermost(Exception exception) =>
        exception is AggregateException many ? Innermost(many.InnerExceptions[0]) : exception.InnerException is { } inner ? Innermost(inner) : exception;
}
