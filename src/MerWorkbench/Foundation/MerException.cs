namespace MerWorkbench.Foundation;

/// <summary>
/// A problem a person can act on: what is wrong, where, and what to do about it.
/// The command line prints <see cref="Exception.Message"/> alone, without a stack trace.
/// </summary>
public class MerException : Exception
{
    /// <summary>Describes a problem.</summary>
    /// <param name="problem">What is wrong, with what was expected and what was found.</param>
    /// <param name="where">The file, with its line where there is one (<c>data.csv:12</c>); null where no place applies.</param>
    /// <param name="remedy">What the reader can do; null where nothing better than the problem itself can be said.</param>
    /// <param name="inner">The cause, kept for developers.</param>
    public MerException(string problem, string? where = null, string? remedy = null, Exception? inner = null)
        : base(Compose(problem, where, remedy), inner)
    {
        Problem = problem;
        Where = where;
        Remedy = remedy;
    }

    /// <summary>What is wrong.</summary>
    public string Problem { get; }

    /// <summary>The file and line, or null.</summary>
    public string? Where { get; }

    /// <summary>What the reader can do, or null.</summary>
    public string? Remedy { get; }

    private static string Compose(string problem, string? where, string? remedy)
    {
        string text = where is null ? problem : $"{where}: {problem}";
        return remedy is null ? text : $"{text} {remedy}";
    }
}
