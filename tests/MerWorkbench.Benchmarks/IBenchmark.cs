namespace MerWorkbench.Benchmarks;

/// <summary>One measuring program of <c>mer-bench</c>. Every class that implements this and has a parameterless constructor is listed.</summary>
public interface IBenchmark
{
    /// <summary>What is typed to run it: lower case, words joined by hyphens.</summary>
    string Name { get; }

    /// <summary>One line: what is measured, against what.</summary>
    string Summary { get; }

    /// <summary>Runs it.</summary>
    /// <param name="args">What follows the name on the command line.</param>
    /// <returns>The exit code: 0 done, 1 failed (a peer disagrees, a goal is asked for and missed), 2 wrong use.</returns>
    int Run(string[] args);
}
