using MerWorkbench.Foundation;

namespace MerWorkbench.Datasets;

/// <summary>Where datasets are looked for, in this order.</summary>
/// <remarks>
/// <list type="number">
/// <item><c>MER_DATA/NAME</c></item>
/// <item><c>MER_HOME/data/NAME</c></item>
/// <item><c>data/NAME</c> under the current folder</item>
/// <item><c>data/NAME</c> under the repository: the nearest folder above the current one, or above the program, that holds <c>MerWorkbench.sln</c></item>
/// <item><c>MER_TEST_DATA/NAME</c></item>
/// </list>
/// </remarks>
public static class DataFolders
{
    /// <summary>The variable that names the folder of all datasets.</summary>
    public const string Variable = "MER_DATA";

    /// <summary>The variable that names the folder of the tests' real data.</summary>
    public const string TestVariable = "MER_TEST_DATA";

    /// <summary>The folders where a dataset of this name may be, first choice first, whether or not they exist.</summary>
    public static IReadOnlyList<string> Candidates(string name) =>
        Candidates(name, Environment.GetEnvironmentVariable, Directory.GetCurrentDirectory(), AppContext.BaseDirectory);

    /// <summary>The folder that new data is written to: <c>MER_DATA</c>, else <c>data</c> in <see cref="Workplace.Root"/>.</summary>
    public static string ForNew(string name) =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? Path.Combine(named, name)
        : Path.Combine(Workplace.Root, "data", name);

    /// <summary>The folders above them: each may hold datasets of any name.</summary>
    internal static IReadOnlyList<string> Parents() => Candidates("");

    internal static IReadOnlyList<string> Candidates(string name, Func<string, string?> variable, string current, string program)
    {
        string?[] parents =
        [
            variable(Variable),
            variable(Workplace.Variable) is { Length: > 0 } home ? Path.Combine(home, "data") : null,
            Path.Combine(current, "data"),
            Workplace.CheckoutAround(current) is { } above ? Path.Combine(above, "data") : null,
            Workplace.CheckoutAround(program) is { } around ? Path.Combine(around, "data") : null,
            variable(TestVariable),
        ];
        return [.. parents.Where(parent => !string.IsNullOrEmpty(parent)).Select(parent => Path.GetFullPath(Path.Combine(parent!, name))).Distinct()];
    }
}
